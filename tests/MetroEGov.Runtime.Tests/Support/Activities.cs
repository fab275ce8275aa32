using MetroEGov.Activities;

namespace MetroEGov.Runtime.Tests.Support;

public sealed record Question
{
    public string? Name { get; init; }
}

public sealed record Answer
{
    public string? Greeting { get; init; }

    public int Count { get; init; }
}

/// <summary>What the activities of a test do, and how often they were called. Each call takes the next scripted result.</summary>
public sealed class Script
{
    private readonly Lock _lock = new();
    private readonly Queue<Func<Question, ActivityContext, Task<ActivityResult<Answer>>>> _next = new();
    private readonly List<ActivityContext> _calls = [];

    public IReadOnlyList<ActivityContext> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public Script Then(Func<Question, ActivityContext, ActivityResult<Answer>> next) => ThenAsync((question, context) => Task.FromResult(next(question, context)));

    public Script ThenAsync(Func<Question, ActivityContext, Task<ActivityResult<Answer>>> next)
    {
        lock (_lock)
            _next.Enqueue(next);
        return this;
    }

    public Task<ActivityResult<Answer>> RunAsync(Question question, ActivityContext context)
    {
        Func<Question, ActivityContext, Task<ActivityResult<Answer>>>? next;
        lock (_lock)
        {
            _calls.Add(context);
            _next.TryDequeue(out next);
        }

        return next is null
            ? Task.FromResult<ActivityResult<Answer>>(new Answer { Greeting = $"Hello {question.Name}", Count = 1 })
            : next(question, context);
    }

    /// <summary>All activities of the tests, playing this script.</summary>
    public ActivityCatalog Catalog() => ActivityCatalog.Empty
        .With(_ => new SafeActivity(this))
        .With(_ => new OnceActivity(this))
        .With(_ => new RegisterActivity(this))
        .With(_ => new GreetActivity());
}

[Activity("test:safe", Title = "May be repeated", TitleDe = "Wiederholbar", Idempotent = true)]
[BusinessError("REFUSED", "Refused", TitleDe = "Abgelehnt")]
public sealed class SafeActivity(Script script) : IActivity<Question, Answer>
{
    public Task<ActivityResult<Answer>> RunAsync(Question input, ActivityContext context, CancellationToken cancellationToken) =>
        script.RunAsync(input, context);
}

[Activity("test:once", Title = "Must not be repeated", TitleDe = "Nicht wiederholbar")]
public sealed class OnceActivity(Script script) : IActivity<Question, Answer>
{
    public Task<ActivityResult<Answer>> RunAsync(Question input, ActivityContext context, CancellationToken cancellationToken) =>
        script.RunAsync(input, context);
}

[Activity("test:register", Title = "Reads a register", TitleDe = "Liest ein Register", ReadsRegister = true, Idempotent = true)]
[BusinessError("DENIED", "Denied", TitleDe = "Verweigert")]
public sealed class RegisterActivity(Script script) : IActivity<Question, Answer>
{
    public Task<ActivityResult<Answer>> RunAsync(Question input, ActivityContext context, CancellationToken cancellationToken) =>
        script.RunAsync(input, context);
}

[Activity("test:greet", Title = "Greets", TitleDe = "Grüßt")]
public sealed class GreetActivity : ILocalActivity<Question, Answer>
{
    public ActivityResult<Answer> Run(Question input, ActivityContext context) => new Answer { Greeting = $"Hello {input.Name}", Count = 2 };
}
