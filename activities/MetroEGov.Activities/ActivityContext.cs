namespace MetroEGov.Activities;

/// <summary>What a run of an activity knows besides its inputs. One object per run; not shared between runs.</summary>
public sealed class ActivityContext
{
    private readonly List<RegisterAccess> _accesses = [];

    /// <summary>The same for every attempt of one job and for no other job. Goes out to the partner.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>1 for the first attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the host stops waiting for this attempt.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Key of the case, that is of the root process instance.</summary>
    public required string CaseKey { get; init; }

    /// <summary>Key of the process instance that calls: the case itself, or a part of it with read rights of its own.</summary>
    public string InstanceKey
    {
        get => field ?? CaseKey;
        init;
    }

    public string? BusinessKey { get; init; }

    /// <summary>Id of the BPMN element that calls.</summary>
    public required string ElementId { get; init; }

    /// <summary>The authority at whose counter the citizen stands.</summary>
    public AuthorityReference? AcceptingAuthority { get; init; }

    /// <summary>The authority that the law makes responsible; set by the competence decision.</summary>
    public AuthorityReference? CompetentAuthority { get; init; }

    /// <summary>The authority that was responsible before, for example the one of the previous residence.</summary>
    public AuthorityReference? PreviousAuthority { get; init; }

    /// <summary>Null for a case in which nobody has acted yet, for example one started by an interface.</summary>
    public Actor? Actor { get; init; }

    /// <summary>The legal basis of a register access, from <c>metroegov:legalBasis</c> of the element.</summary>
    public string? LegalBasis { get; init; }

    public string? Purpose { get; init; }

    public string? ReasonKey { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The register accesses reported so far, in order.</summary>
    public IReadOnlyList<RegisterAccess> Accesses => _accesses;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Time left until <see cref="Deadline"/>; never negative.</summary>
    public TimeSpan Remaining => Deadline > Now ? Deadline - Now : TimeSpan.Zero;

    /// <summary>
    /// Records a read of a register. The host writes it to the access log in the transaction that records the result of the run,
    /// also when the run fails: the question was asked all the same.
    /// </summary>
    public void ReportAccess(string register, string querySummary, int? hits, string? personReference = null) =>
        _accesses.Add(new RegisterAccess
        {
            Register = register,
            QuerySummary = querySummary,
            Hits = hits,
            PersonReference = personReference,
            At = Now,
        });
}
