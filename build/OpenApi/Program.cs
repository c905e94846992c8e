using Parallax.OpenApi;

return await Commands.RunAsync(args);
