namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>
/// A row for every endpoint of the host; a new endpoint without its row fails a test. Who may is said here a second time on purpose:
/// what the routes say is checked against it, for every role.
/// </summary>
internal static class AccessTable
{
    public static IReadOnlyList<EndpointRow> Rows { get; } = [.. V2Rows.All, .. ApiRows.All, .. LibraryRows.All, .. PageRows.All];
}
