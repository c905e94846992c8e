namespace Parallax.Tests.Transport.Matrix;

internal enum Verb
{
    Get,
    Post,
    Patch,
    Delete,
}
