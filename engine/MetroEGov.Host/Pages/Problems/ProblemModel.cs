namespace MetroEGov.Host.Pages.Problems;

/// <summary>What a page about a problem tells.</summary>
/// <param name="Reference">What to tell operations; the same id stands in the log.</param>
public sealed record ProblemModel(ProblemKind Kind, string? Reference = null, string? BackTo = null)
{
    public static ProblemModel NotFound { get; } = new(ProblemKind.NotFound);

    public static ProblemModel Forbidden { get; } = new(ProblemKind.Forbidden);

    public static ProblemModel ForStatus(int status, string reference) => status switch
    {
        StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed => NotFound,
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status409Conflict => new(ProblemKind.Conflict),
        StatusCodes.Status429TooManyRequests => new(ProblemKind.TooManyAttempts),
        StatusCodes.Status503ServiceUnavailable => new(ProblemKind.Overloaded),
        >= 400 and < 500 => new(ProblemKind.BadRequest),
        _ => new(ProblemKind.Failure, reference),
    };
}

public enum ProblemKind
{
    NotFound,
    Forbidden,
    Conflict,
    StalePage,
    TooManyAttempts,
    Overloaded,
    BadRequest,
    Failure,
}
