using System.Globalization;
using System.Text;
using System.Xml.Linq;
using MetroEGov.RegistrySimulators.Control;
using MetroEGov.RegistrySimulators.Delivery;
using MetroEGov.RegistrySimulators.Messages;

namespace MetroEGov.RegistrySimulators.Registers;

/// <summary>The registers themselves: forms (0300 → 0301), registrations, messages (0201).</summary>
public static class ResidentEndpoints
{
    private static readonly string[] States = ["01", "02", "03", "13"];

    public static void Map(WebApplication application)
    {
        var register = application.MapGroup("/residents/{authority}");
        register.AddEndpointFilter(BehaveAsync);
        register.MapPost("/forms", AnswerFormAsync);
        register.MapPost("/registrations", RegisterAsync);
        register.MapGet("/registrations", FindRegistration);
        register.MapPost("/messages", TakeInAsync);
    }

    public static bool IsAuthority(string key) => key.Length == 9 && key.All(char.IsAsciiDigit) && States.Contains(key[..2]);

    /// <summary>What the mode of the register does before and after the work.</summary>
    private static async ValueTask<object?> BehaveAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        var authority = (string?)http.Request.RouteValues["authority"] ?? "";
        if (!IsAuthority(authority))
            return Results.NotFound();

        var settings = http.RequestServices.GetRequiredService<SimulatorSettings>();
        var board = http.RequestServices.GetRequiredService<RegisterBoard>();
        var mode = board.ModeOf(authority);
        if (mode == FaultMode.Down)
        {
            board.Count(authority, counters => counters with { Refused = counters.Refused + 1 });
            http.Response.Headers.RetryAfter = "2";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (mode == FaultMode.Returned)
        {
            board.Count(authority, counters => counters with { Refused = counters.Refused + 1 });
            return Xml(http.RequestServices.GetRequiredService<Xmeld>().ReturnToSender("test"), StatusCodes.Status400BadRequest);
        }

        await Task.Delay(mode == FaultMode.Slow ? settings.SlowDelay : settings.Delay, http.RequestAborted);
        var answer = await next(invocation);
        if (mode != FaultMode.LostAnswer)
            return answer;
        http.Abort();
        return Results.Empty;
    }

    private static async Task<IResult> AnswerFormAsync(string authority, HttpContext http, RegisterBoard board, FormAnswers answers, Xmeld xmeld)
    {
        var question = await ReadAsync(authority, http, board);
        var answer = question is { Type: "0300" }
            ? answers.Answer(authority, question, board.ModeOf(authority) == FaultMode.WrongSchema)
            : null;
        if (answer is null)
            return Xml(xmeld.ReturnToSender("expected a complete message 0300"), StatusCodes.Status400BadRequest);

        board.Count(authority, counters => counters with { Forms = counters.Forms + 1 });
        return Xml(answer);
    }

    private static async Task<IResult> RegisterAsync(string authority, HttpContext http, RegisterBoard board, RegisterStore store, Xmeld xmeld)
    {
        var message = await ReadAsync(authority, http, board);
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (message is null || key.Length == 0)
            return Xml(xmeld.ReturnToSender("expected a registration and the header Idempotency-Key"), StatusCodes.Status400BadRequest);
        var now = DateTimeOffset.Now;
        if (RegistrationAnswers.ReasonToRefuse(message, DateOnly.FromDateTime(now.DateTime)) is { } reason)
            return Xml(RegistrationAnswers.Refused(reason), StatusCodes.Status422UnprocessableEntity);

        var (registration, isNew) = store.Register(authority, key, now, message.Root.ToString(SaveOptions.DisableFormatting));
        board.Count(authority, counters => isNew
            ? counters with { Registrations = counters.Registrations + 1 }
            : counters with { RepeatedRegistrations = counters.RepeatedRegistrations + 1 });
        return Xml(
            RegistrationAnswers.Confirmed(registration, board.ModeOf(authority) == FaultMode.WrongSchema),
            isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult FindRegistration(string authority, string idempotencyKey, RegisterBoard board, RegisterStore store)
    {
        board.Count(authority, counters => counters with { RegistrationQueries = counters.RegistrationQueries + 1 });
        return store.FindRegistration(authority, idempotencyKey) is { } registration
            ? Xml(RegistrationAnswers.Confirmed(registration, isWrong: false))
            : Results.NotFound();
    }

    private static async Task<IResult> TakeInAsync(
        string authority, HttpContext http, RegisterBoard board, RegisterStore store, Evaluations evaluations, EvaluationDelivery delivery, Xmeld xmeld)
    {
        var notification = await ReadAsync(authority, http, board);
        var id = Guid.NewGuid();
        var evaluation = notification is { Type: "0201" } ? evaluations.Evaluate(authority, notification, id) : null;
        if (notification is null || evaluation is null)
            return Xml(xmeld.ReturnToSender("expected a complete message 0201"), StatusCodes.Status400BadRequest);

        var isNew = delivery.Enqueue(store, authority, notification.Id, evaluation, board.ModeOf(authority) == FaultMode.Duplicate ? 2 : 1);
        board.Count(authority, counters => isNew
            ? counters with { Notifications = counters.Notifications + 1 }
            : counters with { RepeatedNotifications = counters.RepeatedNotifications + 1 });
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<IncomingMessage?> ReadAsync(string authority, HttpContext http, RegisterBoard board)
    {
        var message = IncomingMessage.Read(await Xmeld.LoadAsync(http.Request.Body, http.RequestAborted));
        if (message is not null)
        {
            board.Note(authority, new JournalEntry(
                DateTimeOffset.Now, message.Type, message.Id.ToString("D", CultureInfo.InvariantCulture), message.Author, message.Reader, message.User));
        }

        return message;
    }

    private static IResult Xml(XElement message, int status = StatusCodes.Status200OK) =>
        Results.Text(message.ToString(SaveOptions.DisableFormatting), "application/xml", Encoding.UTF8, status);
}
