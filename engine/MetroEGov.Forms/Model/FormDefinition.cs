using System.Collections.Immutable;

namespace MetroEGov.Forms;

/// <summary>
/// A form-js schema, read and checked; immutable and safe to share.
/// </summary>
/// <remarks>
/// <para>Supported component types: textfield, textarea, number, datetime, checkbox, checklist, radio, select, taglist,
/// expression, group, dynamiclist, text, html (as text, never as markup), separator, spacer, button, table.</para>
/// <para>Not supported and refused with <see cref="FormProblemCode.UnsupportedType"/>: filepicker (documents come by reference,
/// with an element of their own), image, iframe and documentPreview (a public page loads nothing from elsewhere).</para>
/// <para>Members where a text that begins with <c>=</c> is FEEL: disabled, readonly, conditional.hide, min, max, minLength,
/// maxLength, label, description, text, content, valuesExpression, expression, dataSource. Elsewhere in texts
/// <c>{{expression}}</c> is replaced; the block forms <c>{{#if}}</c> and <c>{{#loop}}</c> are refused.</para>
/// <para>English texts: <c>properties</c> of a component with <c>label.en</c>, <c>description.en</c>, <c>text.en</c>,
/// <c>content.en</c>, <c>patternErrorMessage.en</c>, <c>values.&lt;value&gt;.en</c>, <c>columns.&lt;key&gt;.en</c>.</para>
/// </remarks>
public sealed record FormDefinition
{
    public required string Id { get; init; }

    /// <summary>Name of the file or deployed resource, for messages.</summary>
    public required string ResourceName { get; init; }

    public string? VersionTag { get; init; }

    public required ImmutableArray<FormComponent> Components { get; init; }

    /// <summary>All components, containers before their children, in document order.</summary>
    public IEnumerable<FormComponent> AllComponents() => Components.SelectMany(Descend);

    private static IEnumerable<FormComponent> Descend(FormComponent component) =>
        component is FormContainer container ? container.Components.SelectMany(Descend).Prepend(component) : [component];
}
