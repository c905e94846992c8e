using Parallax.OpenApi.Reading;

namespace Parallax.OpenApi.Normalising;

/// <summary>
/// Brings a copy of the description into the one form that the generator and the templates are known to get right. Every rule
/// is there because a build failed, or gave something else, without it; tests/Parallax.OpenApi.Tests shows it.
/// </summary>
internal static class Normaliser
{
    /// <summary>
    /// Changes <paramref name="document"/>, and adds to <paramref name="notes"/> what the user should know of the changes.
    /// </summary>
    public static void Apply(Document document, bool namesByPath, Notes notes)
    {
        document.Root["openapi"] = "3.1.0";
        PathItems.Apply(document);
        ServerPaths.Apply(document, notes);
        ParameterPlaces.Apply(document);
        PathParameters.Apply(document, notes);
        ParameterStyles.Apply(document, notes);
        Parameters.Apply(document);
        ContentTypes.Apply(document, notes);
        Answers.Apply(document, notes);
        SchemaNames.Apply(document, notes);
        Tags.Apply(document, notes);
        OperationIds.Apply(document, namesByPath, notes);
        EnumNames.Apply(document);
        SchemaForms.Apply(document);
        FreeMembers.Apply(document);
        InlineSchemas.Apply(document);
        BodyNames.Apply(document, notes);
        MemberNames.Apply(document);
        ParameterNames.Apply(document);
        DocTexts.Apply(document);
    }
}
