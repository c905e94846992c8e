namespace Parallax.Testing;

/// <summary>What an operation does, as its verb, its path and its answer tell.</summary>
internal enum OperationKind
{
    /// <summary>GET of a collection: an envelope with <c>results</c>.</summary>
    List,

    /// <summary>POST to a collection.</summary>
    Create,

    /// <summary>GET of one object by id.</summary>
    Get,

    /// <summary>PATCH of one object.</summary>
    Update,

    /// <summary>DELETE of one object.</summary>
    Delete,

    /// <summary>GET of the one object that stands under a path without an id of its own.</summary>
    Singleton,

    /// <summary>Anything else: checked like the others and answered with the description's example.</summary>
    Sample,
}
