using System.Collections.Immutable;
using MetroEGov.Scenarios.Model;

namespace MetroEGov.Scenarios.Reading;

/// <summary>How instructions say which process, element, task, job, incident, decision or message they mean.</summary>
internal static class SelectorReader
{
    public static string Process(MemberReader m)
    {
        var selector = m.Object("processInstanceSelector") ?? m.Object("processDefinitionSelector");
        if (selector is null)
        {
            m.Missing("processInstanceSelector or processDefinitionSelector");
            return "";
        }

        var id = selector.Required("processDefinitionId");
        selector.RefuseOthers();
        return id;
    }

    public static ElementSelector? Element(MemberReader? selector)
    {
        if (selector is null)
        {
            return null;
        }

        var element = new ElementSelector(selector.Text("elementId"), selector.Text("elementName"));
        if (element is { ElementId: null, ElementName: null })
        {
            selector.Missing("elementId or elementName");
        }

        selector.RefuseOthers();
        return element;
    }

    public static ImmutableArray<ElementSelector> Elements(MemberReader m)
    {
        if (m.Any("elementSelectors") is not { IsArray: true } list)
        {
            m.Missing("elementSelectors");
            return [];
        }

        return [.. list.Items.Select(item => Element(m.At(item, "elementSelectors"))).OfType<ElementSelector>()];
    }

    public static UserTaskSelector UserTask(MemberReader m)
    {
        if (m.Object("userTaskSelector", isRequired: true) is not { } s)
        {
            return new(null, null, null);
        }

        var selector = new UserTaskSelector(s.Text("elementId"), s.Text("taskName"), s.Text("processDefinitionId"));
        if (selector is { ElementId: null, TaskName: null })
        {
            s.Missing("elementId or taskName");
        }

        s.RefuseOthers();
        return selector;
    }

    public static JobSelector Job(MemberReader m)
    {
        if (m.Object("jobSelector", isRequired: true) is not { } s)
        {
            return new(null, null, null);
        }

        var selector = new JobSelector(s.Text("jobType"), s.Text("elementId"), s.Text("processDefinitionId"));
        if (selector is { JobType: null, ElementId: null })
        {
            s.Missing("jobType or elementId");
        }

        s.RefuseOthers();
        return selector;
    }

    public static IncidentSelector Incident(MemberReader m)
    {
        if (m.Object("incidentSelector", isRequired: true) is not { } s)
        {
            return new(null, null);
        }

        var selector = new IncidentSelector(s.Text("elementId"), s.Text("processDefinitionId"));
        s.RefuseOthers();
        return selector;
    }

    public static DecisionSelector Decision(MemberReader m, string name)
    {
        if (m.Object(name, isRequired: true) is not { } s)
        {
            return new(null, null);
        }

        var selector = new DecisionSelector(s.Text("decisionDefinitionId"), s.Text("decisionDefinitionName"));
        if (selector is { DecisionId: null, DecisionName: null })
        {
            s.Missing("decisionDefinitionId or decisionDefinitionName");
        }

        s.RefuseOthers();
        return selector;
    }

    public static MessageSelector Message(MemberReader m)
    {
        if (m.Object("messageSelector", isRequired: true) is not { } s)
        {
            return new("", null);
        }

        var selector = new MessageSelector(s.Required("messageName"), s.Text("correlationKey"));
        s.RefuseOthers();
        return selector;
    }
}
