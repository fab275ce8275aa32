using MetroEGov.Browser.Tests.Platforms;
using Microsoft.Playwright;

namespace MetroEGov.Browser.Tests.Journeys;

/// <summary>From the counter in Buchholz to the register in Hamburg, whole.</summary>
internal sealed class MainPathTests : JourneyFixture
{
    [Test]
    [Order(1)]
    public async Task Registers_a_move_from_Norderstedt_to_Hamburg_at_Buchholz()
    {
        foreach (var (name, step) in Visit.MainPath().SkipLast(2))
        {
            await step();
            await ExpectOneStepUnderWayAsync(name);
        }

        await ReadCertificateAsync();
        await Visit.PrintAsync();
        await Visit.OpenNewestCaseAsync();
        await Assertions.Expect(Buchholz.Page.Locator("[data-diagram][data-ready=true] .case-completed").First).ToBeVisibleAsync();
        await Buchholz.PictureAsync("case");
    }

    [Test]
    [Order(2)]
    public async Task Shows_the_evaluation_to_Hamburg_only_and_ends_with_it()
    {
        await Clerk.Until(() => Hamburg.SeesTaskAsync(ChangeOfAddress.EvaluationTask), "Hamburg never got the evaluation.");
        Assert.That(await Buchholz.SeesTaskAsync(ChangeOfAddress.EvaluationTask), Is.False);

        await Visit.EvaluateAsync();

        await Visit.OpenNewestCaseAsync();
        Assert.That(await Buchholz.Page.Locator("[data-test=case-state]").InnerTextAsync(), Is.EqualTo("abgeschlossen"));
    }

    [Test]
    [Order(3)]
    public async Task Names_Hamburg_as_author_and_the_clerk_of_Buchholz_as_user_of_the_request()
    {
        var journal = await Platform.JournalAsync(ChangeOfAddress.Norderstedt);

        var request = journal.First(message => message.Type.Contains("0300", StringComparison.Ordinal));
        Assert.That(request.Author, Does.EndWith("02000000"), "the competent authority");
        Assert.That(request.Reader, Does.EndWith("01060063"));
        Assert.That(request.User, Does.Contain(ChangeOfAddress.BuchholzClerk), "the clerk at the counter");
    }

    [Test]
    [Order(4)]
    public async Task Writes_no_name_and_no_street_into_any_log()
    {
        var logs = Directory.GetFiles(Path.Combine(Platform.HostData, "logs"), "*", SearchOption.AllDirectories);
        var text = string.Concat(await Task.WhenAll(logs.Select(ReadSharedAsync))) + Platform.HostOutput;

        Assert.That(logs, Is.Not.Empty);
        Assert.That(Demo.Secrets().Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    /// <summary>The diagram and the words beside it say where the case stands, after every step.</summary>
    private async Task ExpectOneStepUnderWayAsync(string after)
    {
        await Visit.OpenNewestCaseAsync();
        await Assertions.Expect(Buchholz.Page.Locator("[data-diagram][data-ready=true] .djs-element.case-active").First).ToBeVisibleAsync();
        Assert.That(await Buchholz.Page.Locator("[data-test=current-steps] li").CountAsync(), Is.Positive, $"after '{after}'");
    }

    /// <summary>Printed in Buchholz, in Hamburg's name, with the eight items of BMG §24(2).</summary>
    private async Task ReadCertificateAsync()
    {
        await Buchholz.TakeTaskAsync(ChangeOfAddress.CertificateTask);
        await Buchholz.Page.Locator("a[href$='/certificate']").ClickAsync();
        var certificate = await Buchholz.MainTextAsync();
        Assert.That(certificate, Does.Contain("Hamburg").And.Contain("Lindenfeld").And.Contain("Mara Sophie")
            .And.Contain("Doktorgrad").And.Contain("17.04.1988")
            .And.Contain("Einzugsdatum").And.Contain("Datum der Anmeldung").And.Contain("Muschelkalkweg 7, 22765 Hamburg")
            .And.Contain("alleinige Wohnung").And.Not.Contain("Zwirnspulengasse"));
        Assert.That(await Buchholz.Page.Locator("[data-test=certificate] dt").CountAsync(), Is.EqualTo(8));
        await Buchholz.PictureAsync("certificate");
    }

    /// <summary>The host still writes to it.</summary>
    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
