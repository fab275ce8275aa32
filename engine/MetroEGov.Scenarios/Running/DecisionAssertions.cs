using System.Globalization;
using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Feel;
using MetroEGov.Scenarios.Driving;
using MetroEGov.Scenarios.Model;
using NodaTime;

namespace MetroEGov.Scenarios.Running;

/// <summary>Evaluates decisions by themselves and compares the newest evaluation of one, in a process or by itself.</summary>
internal sealed class DecisionAssertions(InMemoryDriver driver, DecisionBook book, IClusterVariables clusterVariables, DateTimeZone zone)
{
    private readonly List<Evaluated> _own = [];

    /// <summary>Rules that matched, for the coverage.</summary>
    public IEnumerable<(string DecisionId, int Rule)> OwnRules => _own.SelectMany(e => e.Rules.Select(rule => (e.DecisionId, rule)));

    public void Evaluate(Instruction.EvaluateDecision instruction, CaseHeader header)
    {
        var id = IdOf(instruction.Decision);
        var decision = book.Find(id, header.ApplicationDate) ?? throw new InstructionFailedException($"a decision {instruction.Decision}", "no decision of that id is in the deployment");
        var environment = new FeelEnvironment(Instant.FromDateTimeOffset(driver.Now), zone, seed: 1);
        var result = decision.Model.Evaluate(id, new DecisionInputs(instruction.Variables, header, clusterVariables), environment);
        if (result.Failure is { } failure)
        {
            throw new InstructionFailedException($"decision {instruction.Decision} to give a value", $"{failure.Code}: {failure.Text}");
        }

        foreach (var part in result.Trail)
        {
            _own.Add(new(part.Id, part.Name, ToVariable(part.Output), [.. part.MatchedRules.Select(r => r.Index)], driver.Now));
        }
    }

    public void Assert(Instruction.AssertDecision expected)
    {
        var found = All().LastOrDefault(e => Fits(expected.Decision, e))
            ?? throw new InstructionFailedException($"an evaluation of decision {expected.Decision}", $"evaluated were: {CaseFinder.List(All().Select(e => e.DecisionId).Distinct())}");
        if (expected.Output is { } output && output != found.Output)
        {
            throw new InstructionFailedException($"decision {expected.Decision} = {output}", $"{found.Output}");
        }

        var rules = $"rules {CaseFinder.List(found.Rules.Select(r => r.ToString(CultureInfo.InvariantCulture)))}";
        foreach (var rule in expected.MatchedRules.Where(r => !found.Rules.Contains(r)))
        {
            throw new InstructionFailedException($"rule {rule} of decision {expected.Decision} to match", rules);
        }

        foreach (var rule in expected.NotMatchedRules.Where(r => found.Rules.Contains(r)))
        {
            throw new InstructionFailedException($"rule {rule} of decision {expected.Decision} not to match", rules);
        }

        if (expected.NoMatchedRules && found.Rules.Length > 0)
        {
            throw new InstructionFailedException($"no rule of decision {expected.Decision} to match", rules);
        }
    }

    private string IdOf(DecisionSelector selector) =>
        selector.DecisionId ?? book.IdOf(selector.DecisionName ?? "") ?? throw new InstructionFailedException($"a decision {selector}", "no decision of that name is in the deployment");

    private static bool Fits(DecisionSelector selector, Evaluated evaluated) =>
        selector.DecisionId is { } id ? evaluated.DecisionId == id : evaluated.Name == selector.DecisionName;

    /// <summary>In processes first, in the order of their instances and histories; what was evaluated by itself comes by its time.</summary>
    private IEnumerable<Evaluated> All() => driver.Instances.SelectMany(InProcess).Concat(_own).OrderBy(e => e.At);

    private static IEnumerable<Evaluated> InProcess(CaseInstance instance)
    {
        var at = DateTimeOffset.MinValue;
        foreach (var happened in instance.History)
        {
            at = happened switch
            {
                HistoryEvent.InstanceStarted started => started.At,
                HistoryEvent.StepBegan began => began.At,
                _ => at,
            };
            if (happened is HistoryEvent.DecisionEvaluated evaluated)
            {
                foreach (var part in evaluated.Trail.Evaluated)
                {
                    yield return new(part.DecisionId, part.Name, part.Output, [.. part.MatchedRules.Select(r => r.Index)], at);
                }
            }
        }
    }

    private static VariableValue ToVariable(FeelValue value) =>
        VariableValue.TryFromFeel(value, out var variable, out var refusal) ? variable : throw new InstructionFailedException("a value that can be a variable", refusal);

    private sealed record Evaluated(string DecisionId, string? Name, VariableValue Output, int[] Rules, DateTimeOffset At);
}
