using Parallax.Testing;

// Says where it listens and under which key, and ends with its standard input.
await using var emulator = await ParallaxEmulator.StartAsync();
Console.WriteLine($"{emulator.BaseAddress} {emulator.ApiKey}");
await Console.In.ReadToEndAsync();
