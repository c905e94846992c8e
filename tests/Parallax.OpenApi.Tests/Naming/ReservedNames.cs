using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parallax.OpenApi.Tests.Naming;

/// <summary>
/// Names that nothing of a description may have, read off the library itself: what its own lines and those of a generated file name, what
/// it declares, and what a program with implicit usings sees beside the models.
/// </summary>
internal sealed class ReservedNames(CompiledClient client)
{
    public string ToText() => Section("keywords", SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText))
        + Section("types", Named().Concat(Declared()).Concat(Namespaces()).Concat(ImplicitlyUsed()))
        + Section("model", MembersOf(client.Type("Parallax.Models.ParallaxModel")!, withPrivate: false))
        + Section("enum", OfOpenEnums());

    private static string Section(string title, IEnumerable<string> names)
        => $"[{title}]\n" + string.Concat(names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"{name}\n"));

    // What stands alone or comes first: only that can be taken for something else. Names with type arguments are others, as a model has
    // none.
    private IEnumerable<string> Named()
        => from tree in client.Compilation.SyntaxTrees
           let model = client.Compilation.GetSemanticModel(tree)
           from name in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<IdentifierNameSyntax>()
           where name.Parent is not QualifiedNameSyntax qualified || qualified.Left == name
           where name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name
           where name.Parent is not AliasQualifiedNameSyntax
           where model.GetSymbolInfo(name).Symbol is { } symbol && (symbol is INamespaceSymbol || IsTypeOfTheLibrary(symbol))
           select name.Identifier.ValueText;

    private IEnumerable<string> Declared()
        => client.Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
            .Where(symbol => symbol is INamedTypeSymbol { Arity: 0 } && IsTypeOfTheLibrary(symbol)).Select(symbol => symbol.Name);

    private IEnumerable<string> Namespaces()
        => client.Compilation.GlobalNamespace.GetNamespaceMembers()
            .SelectMany(space => space.Name == "Parallax" ? space.GetNamespaceMembers().Append(space) : [space])
                .Select(space => space.Name);

    private IEnumerable<string> ImplicitlyUsed()
        => from tree in client.Compilation.SyntaxTrees
           let model = client.Compilation.GetSemanticModel(tree)
           from directive in tree.GetCompilationUnitRoot().Usings
           where !directive.GlobalKeyword.IsKind(SyntaxKind.None) && directive is { Name: not null, Alias: null }
           from type in ((INamespaceSymbol)model.GetSymbolInfo(directive.Name!).Symbol!).GetTypeMembers()
           where type is { Arity: 0, DeclaredAccessibility: Accessibility.Public }
           select type.Name;

    private IEnumerable<string> OfOpenEnums()
    {
        var one = client.Type("Parallax.Models.ProjectStatus")!;
        var values = one.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(value => SymbolEqualityComparer.Default.Equals(value.Type, one))
            .ToList();
        return MembersOf(one, withPrivate: true)
            .Except(values.SelectMany(value => new[] { value.Name, value.GetMethod!.Name }), StringComparer.Ordinal);
    }

    private static IEnumerable<string> MembersOf(INamedTypeSymbol type, bool withPrivate)
        => type.GetMembers()
            .Where(member => member.CanBeReferencedByName && (withPrivate || member.DeclaredAccessibility != Accessibility.Private))
                .Select(member => member.Name)
                .Concat(type.BaseType is { } parent ? MembersOf(parent, withPrivate: false) : []);

    private bool IsTypeOfTheLibrary(ISymbol symbol)
        => symbol is INamedTypeSymbol { ContainingType: null }
            && symbol.DeclaringSyntaxReferences.All(reference => reference.SyntaxTree != client.Generated);
}
