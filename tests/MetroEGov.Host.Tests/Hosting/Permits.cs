using System.Net;

namespace MetroEGov.Host.Tests.Hosting;

/// <summary>Ways through the procedure <c>permit</c> that several tests take.</summary>
internal static class Permits
{
    /// <summary>What the form of <c>permit-check</c> accepts.</summary>
    public static Dictionary<string, string?> ValidEntries { get; } = new()
    {
        ["holder.name"] = "Ottilie Musterfrau-Testfall",
        ["plate"] = "WL-AB 123",
        ["from"] = "2026-12-01",
        ["months"] = "12",
        ["zone"] = "old",
        ["~action"] = "complete",
    };

    /// <summary>A clerk begins a case and is led to its first task.</summary>
    public static async Task<VisitedPage> BeginAsync(Visitor clerk)
    {
        var page = await clerk.PageAsync("/start");
        return await clerk.SubmitAsync(page.Form("/start/permit"));
    }

    /// <summary>A clerk begins a case and claims its first task.</summary>
    public static async Task<VisitedPage> BeginAndClaimAsync(Visitor clerk)
    {
        var task = await BeginAsync(clerk);
        return await clerk.SubmitAsync(task.Form("/claim"));
    }

    /// <summary>The key of the task that a page shows.</summary>
    public static string TaskKeyOf(VisitedPage page) =>
        page.Path.Split('?')[0].Split('/')[2];

    /// <summary>A client starts a case over HTTP.</summary>
    public static async Task<string> StartOverHttpAsync(Visitor client, string businessKey)
    {
        var (status, body) = await client.PostJsonAsync("/v2/process-instances", new { processDefinitionId = "permit", businessId = businessKey });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body.ToString());
        return body.GetProperty("processInstanceKey").GetString()!;
    }
}
