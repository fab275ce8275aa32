using MetroEGov.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Runtime.Tests.Connectors.Contract;

public sealed class ActivityCatalogTests
{
    private static readonly ActivityCatalog Catalog = ActivityCatalog.Empty.With<Greeting>();

    [Test]
    public async Task Makes_an_activity_from_services() =>
        Assert.That(await TextAsync(new ServiceCollection().AddSingleton("Moin")), Is.EqualTo("Moin"));

    [Test]
    public async Task Takes_an_activity_from_the_services_that_have_it() =>
        Assert.That(await TextAsync(new ServiceCollection().AddSingleton("Moin").AddSingleton(new Greeting("Hello"))), Is.EqualTo("Hello"));

    [Test]
    public void Names_the_service_that_is_missing() =>
        Assert.That(
            () => TextAsync(new ServiceCollection()),
            Throws.InvalidOperationException.With.Message.Contains(nameof(Greeting)).And.Message.Contains("System.String"));

    [Test]
    public void Takes_no_class_that_it_cannot_make() =>
        Assert.That(() => ActivityCatalog.Empty.With<TwoWays>(), Throws.ArgumentException.With.Message.Contains(nameof(TwoWays)));

    private static async Task<string?> TextAsync(IServiceCollection services)
    {
        await using var provider = services.BuildServiceProvider();
        var outcome = await Catalog.Find("sample:greeting")!.InvokeAsync(provider, Some.Json("{}"), Some.Context(), CancellationToken.None);
        return ((ActivityOutcome.Completed)outcome).Output.GetProperty("text").GetString();
    }

    public sealed record Nothing;

    public sealed record Words
    {
        public required string Text { get; init; }
    }

    [Activity("sample:greeting", Title = "Greeting", TitleDe = "Gruß")]
    public sealed class Greeting(string text) : IActivity<Nothing, Words>
    {
        public Task<ActivityResult<Words>> RunAsync(Nothing input, ActivityContext context, CancellationToken cancellationToken) =>
            Task.FromResult<ActivityResult<Words>>(new Words { Text = text });
    }

    [Activity("sample:two-ways", Title = "Two ways", TitleDe = "Zwei Wege")]
    public sealed class TwoWays : IActivity<Nothing, Words>
    {
        public TwoWays()
        {
        }

        public TwoWays(string text) => _ = text;

        public Task<ActivityResult<Words>> RunAsync(Nothing input, ActivityContext context, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
