using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using MetroEGov.RegistrySimulators.Control;
using MetroEGov.RegistrySimulators.Registers;

namespace MetroEGov.RegistrySimulators.Delivery;

/// <summary>
/// Posts evaluations to the callback when they are due, until they are taken in. They are stored before, so that a restart loses
/// none. A refusal (4xx) ends the attempts: sending the same message again would not help.
/// </summary>
public sealed class EvaluationDelivery(
    SimulatorSettings settings, RegisterStore store, RegisterBoard board, IHttpClientFactory clients, ILogger<EvaluationDelivery> log) : BackgroundService
{
    public const string ClientName = "evaluations";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _work = new(0);

    /// <summary>False when the notification has been taken in before.</summary>
    public bool Enqueue(RegisterStore registers, string authority, Guid notificationId, XElement evaluation, int times)
    {
        var due = DateTimeOffset.UtcNow + settings.EvaluationDelay;
        var deliveries = Enumerable.Range(0, times).Select(_ => new PendingEvaluation
        {
            Id = Guid.NewGuid(),
            Authority = authority,
            Message = evaluation.ToString(SaveOptions.DisableFormatting),
            DueAt = due,
        });
        var isNew = registers.TakeIn(authority, notificationId, deliveries);
        _work.Release();
        return isNew;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Callback is null)
        {
            log.LogWarning("No --callback: evaluations are kept, but not sent");
            return;
        }

        try
        {
            while (true)
            {
                var next = store.Deliveries.OrderBy(delivery => delivery.DueAt).FirstOrDefault();
                var pause = next is null ? Timeout.InfiniteTimeSpan : next.DueAt - DateTimeOffset.UtcNow;
                if (next is not null && pause <= TimeSpan.Zero)
                    await SendAsync(next, settings.Callback, stoppingToken);
                else
                    await _work.WaitAsync(pause, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The registers close; what is due goes out after the next start.
        }
    }

    private async Task SendAsync(PendingEvaluation delivery, Uri callback, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callback)
        {
            Content = new StringContent(delivery.Message, Encoding.UTF8, "application/xml"),
        };
        if (settings.CallbackToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.CallbackToken);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode)
            {
                board.Count(delivery.Authority, counters => counters with { EvaluationsDelivered = counters.EvaluationsDelivered + 1 });
                store.Replace(delivery, null);
                return;
            }

            if (status is >= 400 and < 500 and not 408 and not 429)
            {
                log.LogWarning("Register {Authority}: evaluation {Id} was refused with status {Status}", delivery.Authority, delivery.Id, status);
                board.Count(delivery.Authority, counters => counters with { EvaluationsRefused = counters.EvaluationsRefused + 1 });
                store.Replace(delivery, null);
                return;
            }

            Postpone(delivery, status.ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException problem)
        {
            Postpone(delivery, problem.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Postpone(delivery, "timeout");
        }
    }

    private void Postpone(PendingEvaluation delivery, string reason)
    {
        var pause = TimeSpan.FromMilliseconds(250 * Math.Pow(2, Math.Min(delivery.Attempts, 10)));
        var next = delivery with { Attempts = delivery.Attempts + 1, DueAt = DateTimeOffset.UtcNow + (pause < LongestPause ? pause : LongestPause) };
        log.LogInformation(
            "Register {Authority}: evaluation {Id} not delivered ({Reason}), attempt {Attempt}", delivery.Authority, delivery.Id, reason, next.Attempts);
        store.Replace(delivery, next);
    }
}
