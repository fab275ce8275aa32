using System.Collections.Immutable;
using MetroEGov.Bpmn.Execution.State;
using MetroEGov.Scenarios.Model;
using NodaTime.Text;

namespace MetroEGov.Scenarios.Reading;

/// <summary>The member <c>metroegov</c> of a test case.</summary>
internal static class SettingsReader
{
    public static CaseSettings Read(MemberReader? m)
    {
        if (m is null)
        {
            return CaseSettings.Default;
        }

        var settings = new CaseSettings
        {
            Actor = m.Text("actor") ?? CaseSettings.Default.Actor,
            Accepting = Accepting(m),
            People = People(m),
            ApplicationDate = Date(m),
            Now = Now(m),
            BusinessKey = m.Text("businessKey"),
            Region = m.Text("region"),
            Answers = Answers(m),
        };
        m.RefuseOthers();
        return settings;
    }

    private static VariableValue? Accepting(MemberReader m)
    {
        if (m.Any("accepting") is not { } value)
        {
            return null;
        }

        if (value.Member("key")?.Text is null || value.Member("name")?.Text is null)
        {
            m.Wrong(value, "accepting", "an object with at least key and name");
        }

        return m.Value("accepting", value);
    }

    private static string? Date(MemberReader m)
    {
        var text = m.Text("applicationDate");
        if (text is not null && !LocalDatePattern.Iso.Parse(text).Success && m.Any("applicationDate") is { } value)
        {
            m.Wrong(value, "applicationDate", "a date like 2026-11-23");
            return null;
        }

        return text;
    }

    private static DateTimeOffset? Now(MemberReader m)
    {
        if (m.Text("now") is not { } text)
        {
            return null;
        }

        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
        if (!parsed.Success && m.Any("now") is { } value)
        {
            m.Wrong(value, "now", "a date-time with offset like 2026-11-23T09:00:00+01:00");
        }

        return parsed.Success ? parsed.Value.ToDateTimeOffset() : null;
    }

    private static ImmutableDictionary<string, string> People(MemberReader m)
    {
        var people = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (authority, user) in m.Any("people")?.Members ?? [])
        {
            if (user.Text is { } id)
            {
                people[authority] = id;
            }
            else
            {
                m.Wrong(user, $"people.{authority}", "the id of a user");
            }
        }

        return people.ToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableArray<CannedAnswer>> Answers(MemberReader m)
    {
        var answers = ImmutableDictionary.CreateBuilder<string, ImmutableArray<CannedAnswer>>(StringComparer.Ordinal);
        foreach (var (jobType, value) in m.Any("answers")?.Members ?? [])
        {
            IEnumerable<LocatedJson> list = value.IsArray ? value.Items : [value];
            answers[jobType] = [.. list.Select(item => Answer(m.At(item, $"answers.{jobType}"))).OfType<CannedAnswer>()];
        }

        return answers.ToImmutable();
    }

    private static CannedAnswer? Answer(MemberReader? m)
    {
        if (m is null)
        {
            return null;
        }

        CannedAnswer? answer = null;
        if (m.Any("output") is { } output)
        {
            answer = m.Value("output", output) is { } value ? new CannedAnswer.Output(value) : null;
        }
        else if (m.Object("error") is { } error)
        {
            answer = new CannedAnswer.BusinessError(error.Required("code"), error.Text("message") ?? "");
            error.RefuseOthers();
        }
        else if (m.Object("failure") is { } failure)
        {
            answer = new CannedAnswer.Failure(failure.Required("code"), failure.Text("message") ?? "", failure.Flag("isTransient") ?? true);
            failure.RefuseOthers();
        }
        else
        {
            m.Missing("output, error or failure");
        }

        m.RefuseOthers();
        return answer;
    }
}
