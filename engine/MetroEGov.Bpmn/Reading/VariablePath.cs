using MetroEGov.Bpmn.Execution;

namespace MetroEGov.Bpmn.Reading;

/// <summary>Names of variables that a model writes: letters, digits and underscores, not beginning with a digit; a path joins them by dots.</summary>
internal static class VariablePath
{
    /// <summary>Reports a name that FEEL could not read back, and one that belongs to the header of the case (R9).</summary>
    public static bool Check(ReadingContext context, BpmnElement owner, int line, string what, string path)
    {
        var names = path.Split('.');
        if (!names.All(IsName))
        {
            context.Problems.Add(ProblemCode.InvalidVariableName, owner.Id, line, $"{what} is '{path}': names consist of letters, digits and '_', do not begin with a digit and are joined by dots.");
            return false;
        }

        if (CaseHeader.IsReserved(names[0]))
        {
            context.Problems.Add(ProblemCode.ReservedVariable, owner.Id, line, $"{what} is '{path}': '{names[0]}' belongs to the header of the case and cannot be written. Use another name.");
            return false;
        }

        return true;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
