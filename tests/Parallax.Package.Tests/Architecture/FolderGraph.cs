using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parallax.Tests.Package.Architecture;

/// <summary>
/// Which folder of a project names which: by where the compiler finds the declaration of each name, since namespaces are shared by
/// nearly all folders. Comments do not count, and neither does <c>var</c>. Names that only generated code has lead nowhere.
/// </summary>
internal sealed class FolderGraph
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly IReadOnlyList<MetadataReference> Libraries =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static file => !Path.GetFileName(file).StartsWith("Parallax.", StringComparison.Ordinal))
            .Select(static file => MetadataReference.CreateFromFile(file)),
    ];

    private readonly Dictionary<(string From, string To), string> _arrows = [];

    private FolderGraph()
    {
    }

    /// <summary>From a folder to one that it names, each with a place where it does.</summary>
    public IReadOnlyDictionary<(string From, string To), string> Arrows => _arrows;

    /// <summary>Folders that name each other, the first of the alphabet in front.</summary>
    public IEnumerable<(string First, string Second)> MutualPairs
        => _arrows.Keys.Where(arrow => string.CompareOrdinal(arrow.From, arrow.To) < 0 && _arrows.ContainsKey((arrow.To, arrow.From)))
            .Order();

    public static FolderGraph Of(SourceProject project)
    {
        var graph = new FolderGraph();
        var trees = project.Files.Select(static file => CSharpSyntaxTree.ParseText(file.Value, path: file.Key)).ToList();
        var compilation = CSharpCompilation.Create(project.Name, [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)], Libraries);
        foreach (var tree in trees)
        {
            graph.Add(compilation.GetSemanticModel(tree));
        }

        return graph;
    }

    /// <summary>Groups of folders each of which leads to all others of its group.</summary>
    public IEnumerable<IReadOnlyList<string>> Cycles()
    {
        var arrows = _arrows.Keys.ToLookup(static arrow => arrow.From, static arrow => arrow.To, StringComparer.Ordinal);
        var reached = arrows.ToDictionary(static from => from.Key, from => From(from.Key, arrows), StringComparer.Ordinal);
        return reached.Keys
            .Where(folder => reached[folder].Contains(folder))
            .GroupBy(
                folder => reached[folder].Where(other => reached.GetValueOrDefault(other)?.Contains(folder) is true)
                    .Min(StringComparer.Ordinal)!,
                StringComparer.Ordinal)
            .Select(static group => group.Order(StringComparer.Ordinal).ToList());
    }

    private static HashSet<string> From(string folder, ILookup<string, string> arrows)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(arrows[folder]);
        while (next.TryDequeue(out var one))
        {
            if (reached.Add(one))
            {
                foreach (var further in arrows[one])
                {
                    next.Enqueue(further);
                }
            }
        }

        return reached;
    }

    private void Add(SemanticModel model)
    {
        var from = FolderOf(model.SyntaxTree);
        foreach (var node in model.SyntaxTree.GetRoot()
            .DescendantNodes()
            .Where(static node => node is SimpleNameSyntax { IsVar: false } or ImplicitObjectCreationExpressionSyntax))
        {
            // What generated code leaves open still has candidates: they are the names that were meant.
            var info = model.GetSymbolInfo(node);
            foreach (var symbol in info.Symbol is { } found ? [found] : info.CandidateSymbols)
            {
                if (FolderOf(symbol, from) is { } to)
                {
                    _arrows.TryAdd(
                        (from, to), $"{model.SyntaxTree.FilePath}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {node}");
                }
            }
        }
    }

    // Null for what lies in the folder itself, in a library or in generated code.
    private static string? FolderOf(ISymbol symbol, string from)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        var folders = type?.OriginalDefinition.DeclaringSyntaxReferences.Select(static place => FolderOf(place.SyntaxTree)).ToList();
        return folders is null or [] || folders.Contains(from, StringComparer.Ordinal) ? null : folders[0];
    }

    private static string FolderOf(SyntaxTree tree)
        => Path.GetDirectoryName(tree.FilePath) is { Length: > 0 } folder ? folder.Replace('\\', '/') : ".";
}
