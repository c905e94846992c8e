namespace Parallax.Tests.Package.Pages;

/// <summary>Code that a page asks for cannot be found; the message says why.</summary>
internal sealed class SnippetException(string message) : Exception(message);
