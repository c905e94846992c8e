using Parallax.OpenApi;

return await Commands.RunAsync(args, Console.Out, Console.Error);
