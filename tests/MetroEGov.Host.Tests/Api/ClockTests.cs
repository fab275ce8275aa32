using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MetroEGov.Host.Setup;
using MetroEGov.Host.Tests.Hosting;
using MetroEGov.Runtime;
using Microsoft.Extensions.DependencyInjection;

namespace MetroEGov.Host.Tests.Api;

internal sealed class ClockTests
{
    [Test]
    public async Task A_host_without_the_switch_has_no_clock_to_set()
    {
        using var operations = await SharedHost.Current.SignedInAsync("o.betrieb");

        using var answer = await SetAsync(operations, DateTimeOffset.UtcNow);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Outside_of_the_demonstration_the_switch_is_refused()
    {
        var refusal = Assert.Throws<StartupException>(() => AdjustableClock.Add(new ServiceCollection(), new HostSettings { AdjustableClock = true }))!;

        Assert.That(refusal.Message, Does.Contain("--demo"));
    }

    [Test]
    public async Task Only_operators_set_the_clock_and_only_to_a_time()
    {
        await using var host = await TestHost.StartAsync(null, "MetroEGov:AdjustableClock=true");
        using var client = await ApiClient.ConnectAsync(host, "parking-app");
        using var operations = await host.SignedInAsync("o.betrieb");

        using var forbidden = await client.Http.PutAsJsonAsync(new Uri("/v2/clock", UriKind.Relative), new { timestamp = 1_800_000_000_000 });
        using var invalid = await SetAsync(operations, new DateTimeOffset(1999, 12, 31, 0, 0, 0, TimeSpan.Zero));

        Assert.That((forbidden.StatusCode, invalid.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.BadRequest)));
    }

    [Test]
    public async Task On_its_first_day_a_later_version_takes_over_and_timers_of_the_way_have_fired()
    {
        await using var host = await TestHost.StartAsync(null, "MetroEGov:AdjustableClock=true");
        var clock = host.Services.GetRequiredService<TimeProvider>();
        var firstDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(40);
        await DeployAsync(host, Tariff(1, ""));
        await DeployAsync(host, Tariff(2, $"<zeebe:property name=\"metroegov:validFrom\" value=\"{Iso(firstDay)}\"/>"));
        Assert.That(await TariffOfTodayAsync(host), Is.EqualTo(1));
        using var operations = await host.SignedInAsync("o.betrieb");

        using var set = await SetAsync(operations, clock.GetUtcNow().AddDays(45));

        Assert.That(set.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await TariffOfTodayAsync(host), Is.EqualTo(2));
        var begun = await host.Services.GetRequiredService<ProcessInstances>().ListAsync(
            new InstanceFilter { ProcessId = "tariff" }, ReadScope.Everything, new PageRequest());
        var byTimer = begun.Items.Where(item => item.BusinessKey is null).Select(item => item.Version).Order();
        Assert.That(byTimer, Is.EqualTo(new[] { 1, 2 }), "what was missed is one case per version");

        using var again = await host.SignedInAsync("o.betrieb");
        using var reset = await SendAsync(again, HttpMethod.Post, "/v2/clock/reset", null);
        Assert.That(reset.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(clock.GetUtcNow(), Is.LessThan(DateTimeOffset.UtcNow.AddDays(1)));
    }

    private static async Task<int> TariffOfTodayAsync(TestHost host)
    {
        using var client = await ApiClient.ConnectAsync(host, "parking-app");
        var (status, body) = await client.PostJsonAsync("/procedures/tariff", new { });
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), body.ToString());
        return body.GetProperty("tariff").GetInt32();
    }

    private static Task<HttpResponseMessage> SetAsync(Visitor visitor, DateTimeOffset time) =>
        SendAsync(visitor, HttpMethod.Put, "/v2/clock", new { timestamp = time.ToUnixTimeMilliseconds() });

    private static async Task<HttpResponseMessage> SendAsync(Visitor visitor, HttpMethod method, string path, object? body)
    {
        var page = await visitor.PageAsync("/operations");
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Add("RequestVerificationToken", page.Element("input[name=__RequestVerificationToken]").GetAttribute("value"));
        return await visitor.Http.SendAsync(request);
    }

    private static async Task DeployAsync(TestHost host, string xml)
    {
        var answer = await host.Services.GetRequiredService<Deployments>().DeployAsync([new DeployResource("tariff.bpmn", xml)]);
        Assert.That(answer, Is.InstanceOf<DeploymentAnswer.Deployed>(), JsonSerializer.Serialize(answer));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Tariff(int number, string properties) => $$"""
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">
          <bpmn:process id="tariff" isExecutable="true">
            <bpmn:extensionElements><zeebe:properties>{{properties}}</zeebe:properties></bpmn:extensionElements>
            <bpmn:startEvent id="asked"><bpmn:extensionElements><zeebe:properties>
              <zeebe:property name="metroegov:httpPath" value="tariff"/>
              <zeebe:property name="metroegov:httpAnswer" value="completed"/>
              <zeebe:property name="metroegov:httpBusinessKey" value="=string(now())"/>
              <zeebe:property name="metroegov:httpResponse" value="={tariff: {{number}}}"/>
            </zeebe:properties></bpmn:extensionElements></bpmn:startEvent>
            <bpmn:startEvent id="daily"><bpmn:extensionElements><zeebe:properties>
              <zeebe:property name="metroegov:authority" value="020000000"/>
            </zeebe:properties></bpmn:extensionElements>
              <bpmn:timerEventDefinition><bpmn:timeCycle>R/2026-01-01T12:00:00+01:00/P1D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>
            <bpmn:endEvent id="end"/>
            <bpmn:sequenceFlow id="f1" sourceRef="asked" targetRef="end"/>
            <bpmn:sequenceFlow id="f2" sourceRef="daily" targetRef="end"/>
          </bpmn:process>
        </bpmn:definitions>
        """;
}
