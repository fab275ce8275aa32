using System.Globalization;
using MetroEGov.Bpmn.Model;
using NodaTime;

namespace MetroEGov.Bpmn.Execution.Steps;

/// <summary>
/// The date that decides which version of a called process or decision is the latest: the application date of the case, or the day of
/// the step where the element says <c>metroegov:asOf</c> = <c>now</c>.
/// </summary>
internal static class VersionDate
{
    private const string AsOf = "metroegov:asOf";

    public static string Of(StepRun run, FlowNode node) =>
        node.Properties.GetValueOrDefault(AsOf) == "now"
            ? Instant.FromDateTimeOffset(run.At).InZone(run.Zone).Date.ToString("uuuu'-'MM'-'dd", CultureInfo.InvariantCulture)
            : run.State.Header.ApplicationDate;
}
