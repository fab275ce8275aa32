using System.Text.Json;

namespace MetroEGov.Demo;

/// <summary>What the demo says when everything answers: addresses and sign-ins, from the host's own seed file.</summary>
internal static class Welcome
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<string> TextAsync(DemoOptions options)
    {
        var seedFile = Path.Combine(DemoOptions.RepositoryRoot, "engine", "MetroEGov.Host", "Setup", "demo-users.json");
        await using var stream = File.OpenRead(seedFile);
        var seed = await JsonSerializer.DeserializeAsync<Seed>(stream, Web)
            ?? throw new InvalidOperationException($"{seedFile} is empty.");

        List<string> lines =
        [
            "",
            $"  MetroEGov        {options.HostAddress}",
            $"  Registries       {options.SimulatorAddress}  (simulators: slow, down, duplicate, wrong schema)",
            $"  Data             {options.DataDirectory}",
            "",
            "  Sign in as       Password                  Who",
            .. seed.Users.Select(u => $"  {u.UserName,-16} {u.Password,-25} {u.DisplayName}"),
            .. seed.Clients.Select(c => $"  {c.ClientId,-16} {c.Secret,-25} client of the HTTP API"),
            "",
            "  Ctrl-C ends everything; the next start finds its data again.",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private sealed record Seed(IReadOnlyList<User> Users, IReadOnlyList<Client> Clients);

    private sealed record User(string UserName, string Password, string DisplayName);

    private sealed record Client(string ClientId, string Secret);
}
