// <usings>
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using MetroEGov.Activities;
// </usings>

namespace MetroEGov.Runtime.Tests.Connectors.Guide;

// The guide docs/write-an-activity.md shows the parts between the markers; GuideTests keeps both the same.

// <types>
public sealed record OrderBinsInput
{
    [Input("Municipality key", LabelDe = "Gemeindeschlüssel", Proposal = "=newAddress.municipalityKey")]
    public required string MunicipalityKey { get; init; }

    [Input("Persons in the household", LabelDe = "Personen im Haushalt")]
    public required int Persons { get; init; }

    [Input("From", LabelDe = "Ab")]
    public DateOnly? From { get; init; }
}

public sealed record OrderedBins
{
    [Output("Order number", LabelDe = "Auftragsnummer")]
    public required string OrderNumber { get; init; }
}
// </types>

// <activity>
[Activity(
    "waste-collection:order-bins",
    Title = "Waste collection: order bins",
    TitleDe = "Abfallwirtschaft: Behälter bestellen",
    Idempotent = true)]
[BusinessError("MUNICIPALITY_NOT_SERVED", "Somebody else collects there", TitleDe = "Dort sammelt ein anderer")]
public sealed class OrderBins(HttpClient http) : IActivity<OrderBinsInput, OrderedBins>
{
    public async Task<ActivityResult<OrderedBins>> RunAsync(
        OrderBinsInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders") { Content = JsonContent.Create(input) };
        request.Headers.Add("Idempotency-Key", context.IdempotencyKey);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.Created => new OrderedBins { OrderNumber = await response.Content.ReadAsStringAsync(cancellationToken) },
                HttpStatusCode.NotFound => new ActivityResult<OrderedBins>.BusinessError(
                    "MUNICIPALITY_NOT_SERVED", "The waste collection does not serve this municipality."),
                HttpStatusCode.ServiceUnavailable => ActivityFailure.Unavailable("WASTE_UNAVAILABLE", "The waste collection is closed for now."),
                var status => ActivityFailure.Permanent(
                    "WASTE_ANSWER", string.Create(CultureInfo.InvariantCulture, $"The waste collection answered with status {(int)status}.")),
            };
        }
        catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return ActivityFailure.Unavailable("WASTE_UNAVAILABLE", "The waste collection cannot be reached.");
        }
        catch (HttpRequestException)
        {
            return ActivityFailure.Unknown("WASTE_UNAVAILABLE", "The connection to the waste collection broke before its answer.");
        }
    }
}
// </activity>
