using System.Collections.Immutable;

using MetroEGov.Dmn.Compilation;
using MetroEGov.Dmn.Reading;

namespace MetroEGov.Dmn;

/// <summary>A DMN file: its text and its name for messages.</summary>
public sealed record DmnSource(string Xml, string ResourceName);

/// <summary>Either a model or the problems for which it is refused.</summary>
public sealed record DmnReadResult(DecisionModel? Model, ImmutableArray<DmnProblem> Problems);

public enum DmnReadMode
{
    /// <summary>Any problem refuses the model: for everything that is deployed.</summary>
    Strict,

    /// <summary>
    /// Expressions that are no FEEL and unknown types leave the model usable: such an expression gives null with a warning. For
    /// the conformance kit, whose models hold wrong expressions on purpose, and for editors that evaluate while one types.
    /// </summary>
    Tolerant,
}

/// <summary>
/// Reads DMN 1.1 to 1.5 with FEEL as expression language and compiles it. Pure; never throws on bad input.
/// </summary>
/// <remarks>
/// Supported: decisions, input data, business knowledge models (kind FEEL; kind Java as far as FEEL's allow-list goes), decision
/// services, item definitions, imports of DMN models, and every boxed expression of DMN 1.5. Not supported: functions of kind
/// PMML, importedValues, other expression languages. Diagrams, knowledge sources, groups and text annotations are passed over.
/// </remarks>
public static class DmnReader
{
    public static DmnReadResult Read(string xml, string resourceName, DmnReadMode mode = DmnReadMode.Strict) =>
        Read(new DmnSource(xml, resourceName), [], mode);

    /// <param name="imports">The models that the main one may import, directly or through others.</param>
    public static DmnReadResult Read(DmnSource main, IEnumerable<DmnSource> imports, DmnReadMode mode = DmnReadMode.Strict)
    {
        var problems = ImmutableArray.CreateBuilder<DmnProblem>();
        var models = ImmutableArray.CreateBuilder<Definitions>();
        foreach (var source in imports.Prepend(main))
        {
            if (DmnXmlReader.Read(source.Xml, problems) is { } root) models.Add(new DefinitionsReader(problems).Read(root, source.ResourceName));
        }

        if (models.Count == 0 || problems.Any(problem => !IsTolerable(problem, mode) && problem.Code == DmnProblemCode.DuplicateId)) return new(null, problems.ToImmutable());

        var nodes = ModelCompiler.Compile(models.ToImmutable(), problems);
        var isUsable = models[0].ResourceName == main.ResourceName && problems.All(problem => IsTolerable(problem, mode));
        return new(isUsable ? new DecisionModel(models[0], nodes) : null, problems.ToImmutable());
    }

    private static bool IsTolerable(DmnProblem problem, DmnReadMode mode) => mode == DmnReadMode.Tolerant && problem.Code is
        DmnProblemCode.BadExpression or DmnProblemCode.UnknownType or DmnProblemCode.MissingElement or DmnProblemCode.RuleWidth
        or DmnProblemCode.UnknownLanguage or DmnProblemCode.DuplicateName or DmnProblemCode.DanglingReference;
}
