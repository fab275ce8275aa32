namespace MetroEGov.Feel.Evaluation;

/// <summary>What one evaluation carries along: its surroundings, its warnings, and the work and depth that it has left.</summary>
internal sealed class EvaluationRun
{
    private List<FeelWarning>? _warnings;
    private int _workLeft;
    private int _depthLeft;
    private ulong _random;
    private bool _isSeeded;
    private Functions.PatternCache? _patterns;

    internal Functions.PatternCache Patterns => _patterns ??= new Functions.PatternCache();

    internal FeelEnvironment Environment { get; private set; } = FeelEnvironment.Epoch;

    internal IFeelVariables Variables { get; set; } = FeelContextValue.Empty;

    /// <summary>Once true, every loop and call stops and answers null.</summary>
    internal bool IsStopped { get; private set; }

    internal void Start(IFeelVariables variables, FeelEnvironment environment)
    {
        Variables = variables;
        Environment = environment;
        _warnings?.Clear();
        _workLeft = environment.Limits.MaxWork;
        _depthLeft = environment.Limits.MaxDepth;
        _isSeeded = false;
        IsStopped = false;
    }

    /// <summary>Drops what the evaluation saw, so that a run kept for reuse keeps no variables alive.</summary>
    internal void Forget()
    {
        Variables = FeelContextValue.Empty;
        Environment = FeelEnvironment.Epoch;
    }

    internal FeelResult Finish(FeelValue value) =>
        _warnings is null or { Count: 0 } ? new(IsStopped ? FeelValue.Null : value, []) : new(IsStopped ? FeelValue.Null : value, [.. _warnings]);

    internal FeelValue Warn(FeelWarningType type, string message, FeelSpan span)
    {
        _warnings ??= [];
        if (_warnings.Count < Environment.Limits.MaxWarnings)
        {
            _warnings.Add(new FeelWarning(type, message, span));
        }
        return FeelValue.Null;
    }

    internal int WarningCount => _warnings?.Count ?? 0;

    /// <summary>Takes back warnings of a part whose failure is an answer, as in <c>is defined(x)</c>.</summary>
    internal void ForgetWarningsFrom(int count)
    {
        if (!IsStopped && _warnings is not null && _warnings.Count > count)
        {
            _warnings.RemoveRange(count, _warnings.Count - count);
        }
    }

    /// <summary>Ends the evaluation: its value is null, and the warning that says why is kept even when others were dropped.</summary>
    internal FeelValue Stop(FeelWarningType type, string message, FeelSpan span)
    {
        if (!IsStopped)
        {
            IsStopped = true;
            (_warnings ??= []).Add(new FeelWarning(type, message, span));
        }
        return FeelValue.Null;
    }

    /// <summary>Counts work. False when there is none left: the caller stops at once.</summary>
    internal bool Spend(long work, FeelSpan span)
    {
        if (work > _workLeft)
        {
            _workLeft = 0;
            Stop(FeelWarningType.LimitExceeded, $"More work than {Environment.Limits.MaxWork} steps", span);
        }
        else
        {
            _workLeft -= (int)work;
        }
        return !IsStopped;
    }

    /// <summary>FEEL's <c>=</c>; comparing lists and contexts is counted.</summary>
    internal bool? AreEqual(FeelValue left, FeelValue right, FeelSpan span)
    {
        var equal = ValueEquality.AreEqual(left, right, ref _workLeft);
        return Spend(0, span) ? equal : null;
    }

    /// <summary>Structural equality, counted likewise.</summary>
    internal bool DeepEquals(FeelValue left, FeelValue right, FeelSpan span)
    {
        var equal = ValueEquality.DeepEquals(left, right, 0, ref _workLeft);
        return Spend(0, span) && equal;
    }

    internal bool Enter(int depth, FeelSpan span)
    {
        if (depth > _depthLeft)
        {
            Stop(FeelWarningType.LimitExceeded, $"Calls nested deeper than {Environment.Limits.MaxDepth} operations", span);
            return false;
        }
        _depthLeft -= depth;
        return !IsStopped;
    }

    internal void Leave(int depth) => _depthLeft += depth;

    /// <summary>The next number of the sequence that the seed begins (SplitMix64).</summary>
    internal ulong NextRandom()
    {
        if (!_isSeeded)
        {
            _random = unchecked((ulong)Environment.Seed);
            _isSeeded = true;
        }
        unchecked
        {
            _random += 0x9E3779B97F4A7C15;
            var z = _random;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
