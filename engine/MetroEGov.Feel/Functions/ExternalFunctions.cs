using System.Collections.Immutable;
using MetroEGov.Feel.Evaluation;

namespace MetroEGov.Feel.Functions;

/// <summary>
/// External functions. Source: DMN 1.5 §10.3.2.13.3. Nothing is loaded or called by name: a few methods of the Java standard
/// library are known and done here; all others, and PMML, answer null with a warning.
/// </summary>
internal static class ExternalFunctions
{
    internal static FeelValue Create(ImmutableArray<FeelParameter> parameters, FeelValue mapping, EvaluationRun run, FeelSpan span)
    {
        if (mapping.TryGetContext(out var kinds)
            && kinds.TryGetValue("java", out var java) && java.TryGetContext(out var entries)
            && entries.TryGetValue("class", out var classValue) && classValue.TryGetString(out var className)
            && entries.TryGetValue("method signature", out var signatureValue) && signatureValue.TryGetString(out var signature)
            && JavaMethods.Find(className, signature.Replace(" ", "", StringComparison.Ordinal)) is { } method)
        {
            return FeelValue.Of(new HostFunction(parameters, FeelType.Any, method));
        }
        return run.Warn(FeelWarningType.NoFunctionFound, "The external function is not among those that are known", span);
    }
}
