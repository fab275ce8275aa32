namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>One endpoint of the host: who may, and a request that the host would understand.</summary>
/// <param name="Method"><c>*</c> for an endpoint that takes any.</param>
/// <param name="Pattern">The route without constraints and without a slash at the end.</param>
internal sealed record EndpointRow(string Method, string Pattern, Who Who)
{
    /// <summary>A body that is accepted as far as its shape goes; it names nothing that exists, so that it changes nothing.</summary>
    public string? Json { get; init; }

    /// <summary>Fields of a form, in place of a JSON body.</summary>
    public (string Name, string Value)[]? Form { get; init; }

    /// <summary>For the parameters of the route that are no <c>{key}</c>.</summary>
    public (string Name, string Value)[] Parameters { get; init; } = [];

    public KeyOf Key { get; init; }

    /// <summary>Only clients of the token server, whatever roles a person has.</summary>
    public bool IsForClients { get; init; }

    /// <summary>A file in multipart/form-data in place of a body.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>An error is told as RFC 6749 §5.2 wants it, not as a problem document.</summary>
    public bool AnswersAsOAuth { get; init; }

    /// <summary>Takes a body that is neither JSON nor a form.</summary>
    public string? Xml { get; init; }

    /// <summary>Takes text of any kind, as a file.</summary>
    public string? Text { get; init; }

    public string TextType { get; init; } = "text/plain";

    /// <summary>Without them the endpoint would refuse the request before it looks at its body.</summary>
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Scripts of a page ask here: what is wrong is told as a problem document or, by the host itself, as a page.</summary>
    public bool IsForScripts { get; init; }

    /// <summary>What is addressed is looked up before the body is read, so that a wrong body at an address of nothing is not found.</summary>
    public bool IsAddressedFirst { get; init; }

    /// <summary>Members beyond those that it knows are none of its business.</summary>
    public bool TakesAnyMember { get; init; }

    /// <summary>The largest body, when it is not the host's usual one.</summary>
    public int BodyLimitBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What else decides, for the table in docs/roles.md.</summary>
    public string Note { get; init; } = "";

    public bool IsPage => !Pattern.StartsWith("/v2", StringComparison.Ordinal)
        && !Pattern.StartsWith("/api", StringComparison.Ordinal)
        && !Pattern.StartsWith("/connect", StringComparison.Ordinal)
        && !Pattern.StartsWith("/inbox", StringComparison.Ordinal)
        && !Pattern.StartsWith("/procedures", StringComparison.Ordinal)
        && !Pattern.StartsWith("/openapi", StringComparison.Ordinal)
        && !Pattern.StartsWith("/health", StringComparison.Ordinal);

    public bool HasBody => Json is not null || Form is not null || Xml is not null || Text is not null || TakesFiles;

    public string RequestMethod => Method == "*" ? "GET" : Method;

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>The address with every parameter filled in.</summary>
    public string Address(string key)
    {
        var address = Pattern.Replace("{key}", key, StringComparison.Ordinal);
        foreach (var (name, value) in Parameters)
            address = address.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return address.Contains('{', StringComparison.Ordinal)
            ? throw new InvalidOperationException($"The row {this} gives no value for a parameter of {address}.")
            : address;
    }
}

/// <summary>What the <c>{key}</c> of a route names.</summary>
internal enum KeyOf
{
    Nothing,
    Instance,
    Task,
    Job,
    Incident,
    Definition,
    Element,
    Variable,
}
