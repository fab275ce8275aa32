using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MetroEGov.Activities;

/// <summary>
/// Derives the element template of an activity: the JSON from which modelers of the bpmn-io family show a service task with its
/// own fields. Source: element templates for the zeebe dialect, JSON schema 0.46.0.
/// </summary>
/// <remarks>
/// An input with a closed list of texts is a text field with a pattern, because a drop-down can hold no expression and the value mostly
/// comes from the case; it is a drop-down where the drawing alone chooses (<see cref="InputAttribute.IsChosenInDrawing"/>).
/// </remarks>
public static class ElementTemplate
{
    private const string Schema = "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The template as indented JSON.</summary>
    /// <param name="language">de for German texts, anything else for English ones.</param>
    /// <param name="documentation">
    /// Page that describes all activities; the template links to the job type there. Null: the template has no link.
    /// </param>
    public static string ToJson(ActivityDescriptor descriptor, string language = "en", Uri? documentation = null) =>
        Of(descriptor, language, documentation).ToJsonString(Format);

    /// <summary>The templates of all activities as one JSON array, as modelers read them.</summary>
    public static string ToJson(ActivityCatalog catalog, string language = "en", Uri? documentation = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new JsonArray([.. catalog.Descriptors.Select(descriptor => (JsonNode)Of(descriptor, language, documentation))]).ToJsonString(Format);
    }

    /// <inheritdoc cref="ToJson(ActivityDescriptor, string, Uri)"/>
    public static JsonObject Of(ActivityDescriptor descriptor, string language = "en", Uri? documentation = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var texts = TemplateTexts.In(language);
        var template = new JsonObject
        {
            ["$schema"] = Schema,
            ["name"] = texts.Choose(descriptor.Title, descriptor.TitleDe),
            ["id"] = descriptor.Name,
            ["version"] = descriptor.Version,
        };
        AddUnlessNull(template, "description", texts.Choose(descriptor.Description, descriptor.DescriptionDe));
        if (documentation is not null)
            template["documentationRef"] = new UriBuilder(documentation) { Fragment = AnchorOf(descriptor) }.Uri.AbsoluteUri;
        template["category"] = new JsonObject { ["id"] = descriptor.Namespace, ["name"] = texts.CategoryOf(descriptor) };
        if (!descriptor.Keywords.IsEmpty)
            template["keywords"] = new JsonArray([.. descriptor.Keywords.Select(word => (JsonNode)word)]);
        if (descriptor.IconPath is { } path)
            template["icon"] = new JsonObject { ["contents"] = IconOf(path) };
        template["engines"] = new JsonObject { ["camunda"] = "^8.6" };
        template["appliesTo"] = new JsonArray("bpmn:Task", "bpmn:ServiceTask");
        template["elementType"] = new JsonObject { ["value"] = "bpmn:ServiceTask" };
        template["groups"] = Groups(descriptor, texts);
        template["properties"] = new JsonArray([.. Properties(descriptor, texts)]);
        return template;
    }

    /// <summary>The place of an activity on the page that describes all: the job type with hyphens for colons.</summary>
    public static string AnchorOf(ActivityDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return descriptor.JobType.Replace(':', '-');
    }

    private static string IconOf(string path) => "data:image/svg+xml," + Uri.EscapeDataString(
        "<svg xmlns='http://www.w3.org/2000/svg' width='18' height='18' viewBox='0 0 18 18' fill='none' stroke='#171a2b' "
        + $"stroke-width='1.4' stroke-linejoin='round'><path d='{path}'/></svg>");

    private static JsonArray Groups(ActivityDescriptor descriptor, TemplateTexts texts)
    {
        var groups = new List<(string Id, string Label)> { ("input", texts.Input), ("output", texts.Output), ("error", texts.Errors), ("retries", texts.Retries) };
        if (descriptor.ReadsRegister)
            groups.Insert(1, ("law", texts.Law));
        return new JsonArray([.. groups.Select(group => new JsonObject { ["id"] = group.Id, ["label"] = group.Label })]);
    }

    private static IEnumerable<JsonNode> Properties(ActivityDescriptor descriptor, TemplateTexts texts)
    {
        yield return Hidden(descriptor.JobType, TaskDefinition("type"));
        yield return Hidden(descriptor.IsIdempotent ? "true" : "false", Header("metroegov:idempotent"));
        if (!descriptor.Errors.IsEmpty)
            yield return Hidden(string.Join(',', descriptor.Errors.Select(error => error.Code)), Header("metroegov:errors"));
        foreach (var input in descriptor.Inputs)
            yield return Input(input, texts);
        if (descriptor.ReadsRegister)
        {
            yield return Law("legalBasis", texts.LegalBasis);
            yield return Law("purpose", texts.Purpose);
            yield return Law("reasonKey", texts.ReasonKey);
        }

        yield return Field("resultVariable", "output", texts.ResultVariable, "String", Header("resultVariable"), isOptional: true);
        yield return Field(
            "resultExpression", "output", texts.ResultExpression, "Text", Header("resultExpression"), isOptional: true, feel: "required",
            description: texts.Members + " " + string.Join(", ", descriptor.Outputs.Select(output => $"response.{output.Name}")));
        yield return Field(
            "errorExpression", "error", texts.ErrorExpression, "Text", Header("errorExpression"), isOptional: true, feel: "required",
            description: descriptor.Errors.IsEmpty
                ? null
                : texts.Throws + " " + string.Join(", ", descriptor.Errors.Select(error => $"{error.Code} ({texts.Choose(error.Title, error.TitleDe)})")));
        yield return Field(
            "retryCount", "retries", texts.RetryCount, "String", TaskDefinition("retries"), feel: "optional",
            value: descriptor.Retries.ToString(CultureInfo.InvariantCulture));
        yield return Field("retryBackoff", "retries", texts.RetryBackoff, "String", Header("retryBackoff"), value: descriptor.RetryBackoff);
    }

    private static JsonObject Input(ActivityParameter input, TemplateTexts texts)
    {
        if (input.IsChosenInDrawing)
            return Choice(input, texts);

        var (type, feel) = input.Kind switch
        {
            ActivityValueKind.Boolean => ("Boolean", "optional"),
            ActivityValueKind.Integer or ActivityValueKind.Number => ("Number", "optional"),
            ActivityValueKind.Array or ActivityValueKind.Object or ActivityValueKind.Any => ("String", "required"),
            _ => (input.IsLongText ? "Text" : "String", "optional"),
        };
        var field = Field(
            input.Name, "input", texts.Choose(input.Label, input.LabelDe) ?? input.Name, type,
            new JsonObject { ["type"] = "zeebe:input", ["name"] = input.Name },
            isOptional: !input.IsRequired, feel: feel, value: input.Proposal, description: DescriptionOf(input, texts));
        var constraints = new JsonObject();
        if (input.IsRequired)
            constraints["notEmpty"] = true;
        if (!input.AllowedValues.IsEmpty)
        {
            constraints["pattern"] = new JsonObject
            {
                ["value"] = $"^(=.*|{string.Join('|', input.AllowedValues.Select(Regex.Escape))})$",
                ["message"] = texts.OneOf + " " + string.Join(", ", input.AllowedValues),
            };
        }

        if (constraints.Count > 0)
            field["constraints"] = constraints;
        return field;
    }

    private static JsonObject Choice(ActivityParameter input, TemplateTexts texts)
    {
        var field = Field(
            input.Name, "input", texts.Choose(input.Label, input.LabelDe) ?? input.Name, "Dropdown",
            new JsonObject { ["type"] = "zeebe:input", ["name"] = input.Name },
            isOptional: !input.IsRequired, value: input.Proposal, description: texts.Choose(input.Description, input.DescriptionDe));
        field["choices"] = new JsonArray([.. input.AllowedValues.Select(value => new JsonObject { ["name"] = value, ["value"] = value })]);
        if (input.IsRequired)
            field["constraints"] = new JsonObject { ["notEmpty"] = true };
        return field;
    }

    private static string? DescriptionOf(ActivityParameter input, TemplateTexts texts)
    {
        var parts = new List<string?>
        {
            texts.Choose(input.Description, input.DescriptionDe),
            input.AllowedValues.IsEmpty ? null : $"{texts.OneOf} {string.Join(", ", input.AllowedValues)}.",
            input.Members.IsEmpty ? null : $"{texts.Members} {string.Join(", ", input.Members.Select(member => member.Name))}.",
        };
        var text = string.Join(' ', parts.Where(part => part is not null));
        return text.Length == 0 ? null : text;
    }

    private static JsonObject Law(string name, string label)
    {
        var field = Field(
            name, "law", label, "String", new JsonObject { ["type"] = "zeebe:property", ["name"] = "metroegov:" + name });
        field["constraints"] = new JsonObject { ["notEmpty"] = true };
        return field;
    }

    private static JsonObject Field(
        string id, string group, string label, string type, JsonObject binding,
        bool isOptional = false, string? feel = null, string? value = null, string? description = null)
    {
        var field = new JsonObject { ["id"] = id, ["group"] = group, ["label"] = label };
        AddUnlessNull(field, "description", description);
        field["type"] = type;
        AddUnlessNull(field, "feel", feel);
        AddUnlessNull(field, "value", value);
        if (isOptional)
            field["optional"] = true;
        field["binding"] = binding;
        return field;
    }

    private static JsonObject Hidden(string value, JsonObject binding) =>
        new() { ["type"] = "Hidden", ["value"] = value, ["binding"] = binding };

    private static JsonObject TaskDefinition(string property) => new() { ["type"] = "zeebe:taskDefinition", ["property"] = property };

    private static JsonObject Header(string key) => new() { ["type"] = "zeebe:taskHeader", ["key"] = key };

    private static void AddUnlessNull(JsonObject target, string name, string? value)
    {
        if (value is not null)
            target[name] = value;
    }
}
