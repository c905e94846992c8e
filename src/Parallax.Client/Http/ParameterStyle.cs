namespace Parallax;

/// <summary>How OpenAPI writes a parameter that has more than one value. The names are its own.</summary>
internal enum ParameterStyle
{
    /// <summary><c>ids=1,2</c>, or as one parameter for each value: of queries and cookies.</summary>
    Form,

    /// <summary><c>ids=1%202</c>: of queries.</summary>
    SpaceDelimited,

    /// <summary><c>ids=1%7C2</c>: of queries.</summary>
    PipeDelimited,

    /// <summary><c>filter%5Bname%5D=x</c>: of queries.</summary>
    DeepObject,

    /// <summary><c>1,2</c>: of paths and headers.</summary>
    Simple,

    /// <summary><c>.1,2</c>: of paths.</summary>
    Label,

    /// <summary><c>;ids=1,2</c>: of paths.</summary>
    Matrix,

    /// <summary><c>ids=1; ids=2</c>, without any escapes: of cookies.</summary>
    Cookie,

    /// <summary>One JSON text, where the description gives a parameter a content type instead of a schema.</summary>
    Json,
}
