using MetroEGov.Activities;

namespace MetroEGov.Runtime.Tests.Connectors.Contract;

public enum Urgency
{
    Normal,
    SameDay,
}

public sealed record LookUpInput
{
    [Input("Number", LabelDe = "Nummer", Proposal = "=number")]
    public required string Number { get; init; }

    [Input("Detail", AllowedValues = ["basic", "full"])]
    public string? Detail { get; init; }

    public Urgency? Urgency { get; init; }

    public DateOnly? AsOf { get; init; }

    public int? Limit { get; init; }

    public bool? Strict { get; init; }

    public IReadOnlyList<Place>? Places { get; init; }
}

public sealed record Place
{
    public required string Name { get; init; }
}

public sealed record LookUpOutput
{
    [Output("Answer", LabelDe = "Antwort")]
    public required string Answer { get; init; }

    public string? Remark { get; init; }
}

/// <summary>Does what the number says, so that every outcome can be had.</summary>
[Activity(
    "sample:look-up", Title = "Look up", TitleDe = "Nachschlagen", Description = "Looks a number up.", ReadsRegister = true, Idempotent = true)]
[BusinessError("NUMBER_UNKNOWN", "Nobody has this number", TitleDe = "Niemand hat diese Nummer")]
public sealed class LookUp : IActivity<LookUpInput, LookUpOutput>
{
    public async Task<ActivityResult<LookUpOutput>> RunAsync(LookUpInput input, ActivityContext context, CancellationToken cancellationToken)
    {
        context.ReportAccess("sample", "number", hits: 1);
        if (input.Number == "wait")
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return input.Number switch
        {
            "unknown" => new ActivityResult<LookUpOutput>.BusinessError("NUMBER_UNKNOWN", "Nobody has it."),
            "undeclared" => new ActivityResult<LookUpOutput>.BusinessError("SOMETHING_ELSE", "?"),
            "down" => ActivityFailure.Unavailable("SAMPLE_DOWN", "It is down.", TimeSpan.FromSeconds(7)),
            _ => new LookUpOutput { Answer = $"{input.Number}/{input.Urgency}" },
        };
    }
}

[Activity("sample:look-up", Version = 2, Title = "Look up", TitleDe = "Nachschlagen")]
public sealed class LookUpLater : ILocalActivity<LookUpInput, LookUpOutput>
{
    public ActivityResult<LookUpOutput> Run(LookUpInput input, ActivityContext context) => new LookUpOutput { Answer = "2" };
}

[Activity("Sample Wrong", Title = "Wrong", TitleDe = "Falsch")]
public sealed class WronglyNamed : ILocalActivity<LookUpInput, LookUpOutput>
{
    public ActivityResult<LookUpOutput> Run(LookUpInput input, ActivityContext context) => new LookUpOutput { Answer = "" };
}

[Activity("sample:nothing", Title = "Nothing", TitleDe = "Nichts")]
public sealed class WithoutContract;
