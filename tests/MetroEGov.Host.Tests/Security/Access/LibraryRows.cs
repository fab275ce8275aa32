using MetroEGov.Host.Security;

namespace MetroEGov.Host.Tests.Security.Access;

/// <summary>The library of procedures, which all designers share.</summary>
internal static class LibraryRows
{
    private static readonly Who Designers = Who.Only(Role.Designer);
    private static readonly (string Name, string Value)[] Procedure = [("id", "nothing")];
    private static readonly (string Name, string Value)[] PageOf = [("procedure", "nothing")];
    private static readonly (string Name, string Value)[] PageOfFile = [.. PageOf, ("name", "nothing.bpmn")];
    private static readonly (string Name, string Value)[] File = [.. Procedure, ("name", "nothing.bpmn")];

    public static EndpointRow[] All { get; } =
    [
        new("GET", "/api/library", Designers),
        new("POST", "/api/library", Designers) { Json = """{"id":"-","title":"no id begins like that"}""" },
        new("GET", "/api/library/{id}", Designers) { Parameters = Procedure },
        new("POST", "/api/library/{id}/validation", Designers) { Json = """{"name":"nothing.bpmn","text":"a"}""", Parameters = Procedure, BodyLimitBytes = 8 * 1024 * 1024 },
        new("POST", "/api/library/{id}/publication", Designers) { Json = """{"validFrom":"2027-01-01"}""", Parameters = Procedure },
        new("POST", "/api/library/{id}/scenario-runs", Designers) { Json = "{}", Parameters = Procedure },
        new("GET", "/api/library/{id}/archive", Designers) { Parameters = Procedure },
        new("GET", "/api/library/{id}/files/{name}", Designers) { Parameters = File },
        new("PUT", "/api/library/{id}/files/{name}", Designers) { Text = "a", Headers = [("If-None-Match", "*")], Parameters = File },
        new("DELETE", "/api/library/{id}/files/{name}", Designers) { Headers = [("If-Match", "\"1\"")], Parameters = File },
        new("GET", "/api/library/{id}/revisions/{name}", Designers) { Parameters = File },

        new("GET", "/designer", Designers),
        new("POST", "/designer", Designers) { Form = [("id", "-"), ("title", "no id begins like that")] },
        new("POST", "/designer/form-preview", Designers) { Text = """{"type":"default","components":[]}""", TextType = "application/json", IsForScripts = true },
        new("GET", "/designer/{procedure}", Designers) { Parameters = PageOf },
        new("POST", "/designer/{procedure}/publish", Designers) { Form = [("validFrom", "2027-01-01")], Parameters = PageOf },
        new("POST", "/designer/{procedure}/scenarios", Designers) { Form = [("nothing", "")], Parameters = PageOf },
        new("POST", "/designer/{procedure}/new-file", Designers) { Form = [("kind", "process"), ("name", "nothing")], Parameters = PageOf },
        new("POST", "/designer/{procedure}/upload", Designers) { TakesFiles = true, Parameters = PageOf, BodyLimitBytes = 32 * 1024 * 1024 },
        new("GET", "/designer/{procedure}/files/{name}", Designers) { Parameters = PageOfFile },
        new("GET", "/designer/{procedure}/delete/{name}", Designers) { Parameters = PageOfFile },
        new("POST", "/designer/{procedure}/delete/{name}", Designers) { Form = [("seen", "1")], Parameters = PageOfFile },
        new("GET", "/designer/{procedure}/revisions/{name}", Designers) { Parameters = PageOfFile },
        new("POST", "/designer/{procedure}/restore/{name}", Designers) { Form = [("revision", "1"), ("seen", "1")], Parameters = PageOfFile },
    ];
}
