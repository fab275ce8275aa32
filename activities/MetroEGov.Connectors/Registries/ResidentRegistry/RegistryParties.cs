using System.Diagnostics.CodeAnalysis;
using MetroEGov.Activities;
using MetroEGov.Connectors.Registries.ResidentRegistry.Transport;

namespace MetroEGov.Connectors.Registries.ResidentRegistry;

/// <summary>
/// Who writes to whom, always from the header of the case, never from a variable: whoever can set variables must not be able to
/// choose the register that is asked or the name it is asked in.
/// </summary>
internal static class RegistryParties
{
    /// <summary>The competent authority as author and the previous one as reader.</summary>
    public static bool TryFind(
        IRegistryDirectory directory,
        ActivityContext context,
        [NotNullWhen(true)] out RegistryEndpoint? competent,
        [NotNullWhen(true)] out RegistryEndpoint? previous,
        [NotNullWhen(false)] out ActivityFailure? failure)
    {
        previous = null;
        if (!TryFind(directory, context.CompetentAuthority, "competent", context, out competent, out failure))
            return false;
        return TryFind(directory, context.PreviousAuthority, "previous", context, out previous, out failure);
    }

    public static bool TryFind(
        IRegistryDirectory directory,
        AuthorityReference? authority,
        string role,
        ActivityContext context,
        [NotNullWhen(true)] out RegistryEndpoint? endpoint,
        [NotNullWhen(false)] out ActivityFailure? failure)
    {
        endpoint = authority is null ? null : directory.Find(authority.Key);
        failure = (authority, endpoint) switch
        {
            (null, _) => ActivityFailure.Permanent(
                "AUTHORITY_MISSING",
                $"Element '{context.ElementId}' needs the {role} authority, but the case has none. Let the competence decision run before it."),
            (_, null) => ActivityFailure.Permanent(
                RegistryTrouble.NotConfigured,
                $"No resident registry is known for the {role} authority {authority.Key}. Add it to the registry directory."),
            _ => null,
        };
        return failure is null;
    }

    public static ActivityFailure NobodyActs(ActivityContext context) => ActivityFailure.Permanent(
        "ACTOR_MISSING",
        $"Element '{context.ElementId}' asks a register in a clerk's name, but nobody has acted on the case yet. Put a user task before it.");

    public static ActivityFailure WrongDate(string path) => ActivityFailure.Permanent(
        "INVALID_INPUT", $"Input '{path}': expected a date such as 1970-05-31, with zeros for unknown parts (1970-00-00).");
}
