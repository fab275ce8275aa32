using System.Text.RegularExpressions;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>What to do about endpoints that have no row yet, said so that it can be pasted.</summary>
internal static partial class MissingRows
{
    public const string Folder = "tests/MetroEGov.Host.Tests/Security/Access";

    public static string Advice(IReadOnlyCollection<string> endpoints) =>
        endpoints.Count == 0
            ? ""
            : $$"""
                {{endpoints.Count}} endpoint(s) of the host have no row in the table of access. In {{Folder}} add
                {{string.Join('\n', endpoints.Select(RowOf))}}
                with who may (Who.Everybody, Who.SignedIn, Who.Clerks, Who.Only(Role.…)), and a request that the endpoint understands but that names
                nothing that exists: Json, Form, Xml, Text or TakesFiles, Key for what {key} names, Parameters for the other parameters, Note for what else
                decides. Then renew the document and commit it too:
                UPDATE_APPROVED=1 dotnet test tests/MetroEGov.Host.Tests --filter FullyQualifiedName~AccessMatrixTests
                """;

    private static string RowOf(string endpoint)
    {
        var (method, pattern) = endpoint.Split(' ') is [var verb, var route] ? (verb, route) : (endpoint, "");
        var members = new List<string>();
        if (method is "POST" or "PUT" or "PATCH")
            members.Add(IsForPrograms(pattern) ? "Json = \"{}\"" : "Form = [(\"nothing\", \"\")]");
        if (pattern.Contains("{key}", StringComparison.Ordinal))
            members.Add("Key = KeyOf.…");
        var others = Parameter().Matches(pattern).Select(match => match.Groups[1].Value).Where(name => name != "key").ToList();
        if (others.Count > 0)
            members.Add($"Parameters = [{string.Join(", ", others.Select(name => $"(\"{name}\", \"nothing\")"))}]");
        var tail = members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
        return $"  {FileOf(pattern)}: new(\"{method}\", \"{pattern}\", Who.…){tail},";
    }

    private static string FileOf(string pattern) =>
        pattern.StartsWith("/v2", StringComparison.Ordinal) ? "V2Rows.cs" : IsForPrograms(pattern) ? "ApiRows.cs" : "PageRows.cs";

    private static bool IsForPrograms(string pattern) => !new EndpointRow("GET", pattern, Who.Everybody).IsPage;

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
