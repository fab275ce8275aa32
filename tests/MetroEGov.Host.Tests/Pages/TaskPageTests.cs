using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class TaskPageTests
{
    private static TestHost Host => SharedHost.Current;

    [Test]
    public async Task Beginning_a_procedure_leads_to_its_first_task_and_completing_it_to_the_case()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        var task = await Permits.BeginAsync(clerk);
        var claimed = await clerk.SubmitAsync(task.Form("/claim"));
        var done = await clerk.SubmitAsync(claimed.Form("/form"), Permits.ValidEntries);

        Assert.That(task.Heading, Is.EqualTo("Antrag prüfen"));
        Assert.That(claimed.Element("[data-test=task-state]").TextContent, Is.EqualTo("von Ihnen übernommen"));
        Assert.That(done.Path, Does.StartWith("/cases/"));
        Assert.That(done.Heading, Is.EqualTo("Parkausweis"));
        Assert.That(done.Element("[data-test=current-steps]").TextContent, Does.Contain("Über den Antrag entscheiden – wartet auf Bearbeitung"));
        Assert.That(done.Element("[data-test=history]").TextContent, Does.Contain("Antrag prüfen: erledigt (Antje Petersen)"));
    }

    [Test]
    public async Task The_data_of_a_task_are_for_whoever_claimed_it()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");

        var task = await Permits.BeginAsync(clerk);

        Assert.That(task.Document.QuerySelector("#task-form"), Is.Null);
        Assert.That(task.Text, Does.Contain("Übernehmen Sie die Aufgabe"));
    }

    [Test]
    public async Task Wrong_entries_are_marked_and_everything_typed_is_kept()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAndClaimAsync(clerk);

        var page = await VisitedPage.OfAsync(await clerk.PostAsync(
            task.Form("/form"),
            new(Permits.ValidEntries) { ["plate"] = "no plate", ["from"] = null, ["months"] = "99" }));

        Assert.That(page.Status, Is.EqualTo(422));
        Assert.That(page.Document.Title, Does.StartWith("Fehler: "));
        Assert.That(page.Element("[name=plate]").GetAttribute("value"), Is.EqualTo("no plate"));
        Assert.That(page.Element("[name=months]").GetAttribute("value"), Is.EqualTo("99"));
        Assert.That(page.Element("[name='holder.name']").GetAttribute("value"), Is.EqualTo("Ottilie Musterfrau-Testfall"));
        Assert.That(page.Element("input[name=zone][value=old]").HasAttribute("checked"));
        foreach (var name in new[] { "plate", "from", "months" })
        {
            var input = page.Element($"[name={name}]");
            Assert.That(input.GetAttribute("aria-invalid"), Is.EqualTo("true"), name);
            Assert.That(page.Element($"#errors a[href='#{input.Id}']").TextContent, Is.Not.Empty, name);
            Assert.That(input.GetAttribute("aria-describedby"), Does.Contain($"{input.Id}-error"), name);
        }

        Assert.That(page.Element("[name=plate]").GetAttribute("aria-describedby"), Does.Contain("-hint"));
    }

    [Test]
    public async Task A_mended_form_completes()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAndClaimAsync(clerk);
        var refused = await VisitedPage.OfAsync(await clerk.PostAsync(
            task.Form("/form"), new(Permits.ValidEntries) { ["plate"] = "no plate" }));

        var done = await clerk.SubmitAsync(refused.Form("/form"), new() { ["plate"] = "WL-AB 123", ["~action"] = "complete" });

        Assert.That(done.Path, Does.StartWith("/cases/"));
    }

    [Test]
    public async Task Sending_a_form_twice_completes_once_and_answers_alike()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var task = await Permits.BeginAndClaimAsync(clerk);

        var first = await clerk.PostAsync(task.Form("/form"), Permits.ValidEntries);
        var second = await clerk.PostAsync(task.Form("/form"), Permits.ValidEntries);

        Assert.That((int)first.StatusCode, Is.EqualTo(303));
        Assert.That((int)second.StatusCode, Is.EqualTo(303));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
    }

    [Test]
    public async Task A_stale_page_of_a_completed_task_changes_nothing_and_says_so()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var stale = await Permits.BeginAndClaimAsync(clerk);
        var fresh = await clerk.PageAsync(stale.Path);
        await clerk.PostAsync(fresh.Form("/form"), Permits.ValidEntries);

        var answer = await VisitedPage.OfAsync(await clerk.PostAsync(stale.Form("/form"), Permits.ValidEntries));

        Assert.That(answer.Status, Is.EqualTo(409));
        Assert.That(answer.Text, Does.Contain("Diese Aufgabe ist bereits erledigt"));
    }

    [Test]
    public async Task Of_two_who_claim_at_once_one_is_told_who_was_faster()
    {
        using var first = await Host.SignedInAsync("a.petersen");
        using var second = await Host.SignedInAsync("m.yilmaz");
        var seenByFirst = await Permits.BeginAsync(first);
        var seenBySecond = await second.PageAsync(seenByFirst.Path);

        await first.SubmitAsync(seenByFirst.Form("/claim"));
        var late = await VisitedPage.OfAsync(await second.PostAsync(seenBySecond.Form("/claim")));

        Assert.That(late.Status, Is.EqualTo(409));
        Assert.That(late.Text, Does.Contain("Jemand anderes war schneller"));
        Assert.That(late.Element("[data-test=task-state]").TextContent, Is.EqualTo("übernommen von Antje Petersen"));
        Assert.That(late.Document.QuerySelector("#task-form"), Is.Null);
    }

    [Test]
    public async Task A_task_is_released_and_handed_over_to_a_colleague_of_the_same_authority()
    {
        using var first = await Host.SignedInAsync("a.petersen");
        using var second = await Host.SignedInAsync("m.yilmaz");
        var claimed = await Permits.BeginAndClaimAsync(first);

        var released = await first.SubmitAsync(claimed.Form("/release"));
        var again = await first.SubmitAsync(released.Form("/claim"));
        var colleagues = again.Document.QuerySelectorAll("#colleague option").Select(option => option.TextContent).ToList();
        await first.SubmitAsync(again.Form("/hand-over"), new() { ["colleague"] = "m.yilmaz" });
        var received = await second.PageAsync(again.Path);

        Assert.That(released.Text, Does.Contain("Die Aufgabe ist wieder frei"));
        Assert.That(colleagues, Is.EqualTo(new[] { "Bitte wählen", "Murat Yılmaz" }));
        Assert.That(received.Element("[data-test=task-state]").TextContent, Is.EqualTo("von Ihnen übernommen"));
    }

    [Test]
    public async Task A_task_is_not_handed_over_to_another_authority()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var refused = await VisitedPage.OfAsync(await clerk.PostAsync(claimed.Form("/hand-over"), new() { ["colleague"] = "k.oduya" }));

        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Element("[data-test=task-state]").TextContent, Is.EqualTo("von Ihnen übernommen"));
    }

    [Test]
    public async Task A_task_of_the_registration_office_is_not_handed_over_to_another_office_of_the_authority()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        using var otherOffice = await Host.SignedInAsync("h.lange");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var refused = await VisitedPage.OfAsync(await clerk.PostAsync(claimed.Form("/hand-over"), new() { ["colleague"] = "h.lange" }));
        var unseen = await otherOffice.PageAsync(claimed.Path);

        Assert.That(claimed.Document.QuerySelector("#colleague option[value='h.lange']"), Is.Null);
        Assert.That(refused.Status, Is.EqualTo(422));
        Assert.That(refused.Element("[data-test=task-state]").TextContent, Is.EqualTo("von Ihnen übernommen"));
        Assert.That(unseen.Status, Is.EqualTo(404));
    }

    [Test]
    public async Task A_due_date_is_changed_and_shown_in_the_list()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var changed = await clerk.SubmitAsync(claimed.Form("/due-date"), new() { ["due"] = "2031-05-04" });
        var list = await clerk.PageAsync("/tasks?show=own&sort=due");

        Assert.That(changed.Text, Does.Contain("04.05.2031"));
        Assert.That(list.Text, Does.Contain("04.05.2031"));
    }

    [Test]
    public async Task A_draft_is_kept_unchecked()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var saved = await clerk.SubmitAsync(claimed.Form("/form"), new() { ["plate"] = "half a pl", ["~action"] = "save" });
        var later = await clerk.PageAsync(claimed.Path);

        Assert.That(saved.Text, Does.Contain("Der Entwurf ist gespeichert"));
        Assert.That(later.Element("[name=plate]").GetAttribute("value"), Is.EqualTo("half a pl"));
        Assert.That(later.Document.QuerySelector("#errors"), Is.Null);
    }

    [Test]
    public async Task Questions_that_follow_from_answers_come_without_scripts()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var adapted = await clerk.SubmitAsync(claimed.Form("/form"), new() { ["hasBadge"] = "true", ["plate"] = "typed", ["~action"] = "refresh" });

        Assert.That(claimed.Document.QuerySelector("[name=badgeNumber]"), Is.Null);
        Assert.That(adapted.Element("[name=badgeNumber]").HasAttribute("required"));
        Assert.That(adapted.Element("[name=plate]").GetAttribute("value"), Is.EqualTo("typed"));
        Assert.That(adapted.Document.QuerySelector("#errors"), Is.Null);
    }

    [Test]
    public async Task Entries_of_a_list_are_added_and_removed_without_scripts()
    {
        using var clerk = await Host.SignedInAsync("a.petersen");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var one = await clerk.SubmitAsync(claimed.Form("/form"), new() { ["~action"] = "add:others" });
        var two = await clerk.SubmitAsync(one.Form("/form"), new() { ["others[0].plate"] = "first", ["~action"] = "add:others" });
        var left = await clerk.SubmitAsync(two.Form("/form"), new() { ["others[1].plate"] = "second", ["~action"] = "remove:0:others" });

        Assert.That(Others(one), Is.EqualTo(new[] { "" }));
        Assert.That(Others(two), Is.EqualTo(new[] { "first", "" }));
        Assert.That(Others(left), Is.EqualTo(new[] { "second" }));
    }

    [Test]
    public async Task Texts_of_a_form_follow_the_language_and_are_never_markup()
    {
        using var clerk = await Host.SignedInAsync("a.petersen", "en-GB");
        var claimed = await Permits.BeginAndClaimAsync(clerk);

        var page = await VisitedPage.OfAsync(await clerk.PostAsync(
            claimed.Form("/form"), new(Permits.ValidEntries) { ["plate"] = "<script>alert(1)</script>" }));

        Assert.That(page.Element("label[for]").TextContent, Does.StartWith("Name of the holder"));
        Assert.That(page.Element("main strong").TextContent, Is.EqualTo("every"));
        Assert.That(page.Document.QuerySelector("main script"), Is.Null);
        Assert.That(page.Element("[name=plate]").GetAttribute("value"), Is.EqualTo("<script>alert(1)</script>"));
    }

    private static IEnumerable<string?> Others(VisitedPage page) =>
        page.Document.QuerySelectorAll("[name^='others['][name$='.plate']").Select(input => input.GetAttribute("value") ?? "");
}
