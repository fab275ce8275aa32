using System.Collections.Immutable;
using System.Globalization;

using MetroEGov.Feel;
using MetroEGov.Forms.Evaluation;

namespace MetroEGov.Forms.Rendering;

/// <summary>Writes the settled states of a form as view.</summary>
internal sealed class ViewWriter(FormLanguage language, FeelEnvironment environment, ILookup<string, string> errors)
{
    public ImmutableArray<ComponentView> Write(IEnumerable<ComponentState> states) => [.. states.Where(state => !state.IsHidden).Select(Write)];

    private ComponentView Write(ComponentState state)
    {
        var context = new FeelContext(state.Scope, environment);
        var view = new ComponentView
        {
            Kind = KindOf(state.Component),
            Id = state.Id,
            Label = Text(state.Component.Label, context),
            Description = Text(state.Component.Description, context),
            Columns = state.Component.Columns,
            Row = state.Component.Row,
        };
        return state switch
        {
            FieldState field => WriteField(view, field, context),
            ListState list => WriteList(view, list),
            ContainerState group => view with { Children = Write(group.Children), HasOutline = ((GroupContainer)group.Component).HasOutline },
            _ => WriteBlock(view, state.Component, context),
        };
    }

    private ComponentView WriteBlock(ComponentView view, FormComponent component, FeelContext context) => component switch
    {
        TextBlock text => view with { Value = Text(text.Text, context) },
        HtmlBlock html => view with { Value = Text(html.Content, context) },
        SpacerBlock spacer => view with { Height = spacer.Height },
        ButtonBlock button => view with { Action = button.Action },
        TableBlock table => view with { Table = TableWriter.Write(table, language, context) },
        _ => view,
    };

    private ComponentView WriteList(ComponentView view, ListState list) => view with
    {
        Path = list.Path,
        Errors = [.. errors[list.Path]],
        AllowsAddAndRemove = list.List.AllowsAddAndRemove,
        NextIndex = list.NextIndex,
        Items = [.. list.Items.Select(item => new ItemView(
            item.Index, $"{list.Path}[{item.Index.ToString(CultureInfo.InvariantCulture)}]", Write(item.Children)))],
    };

    private ComponentView WriteField(ComponentView view, FieldState state, FeelContext context)
    {
        var common = view with
        {
            Path = state.Path,
            IsRequired = state.Field.IsRequired,
            IsDisabled = state.IsDisabled,
            IsReadonly = state.IsReadonly,
            Errors = [.. errors[state.Path]],
            Value = state.Reading.Raw ?? FormValueText.Of(state.Reading.Value),
        };
        return state.Field switch
        {
            TextInput text => common with
            {
                MinLength = WholeNumber(text.MinLength, context),
                MaxLength = WholeNumber(text.MaxLength, context),
                InputType = text.Validation switch { TextValidation.Email => "email", TextValidation.Phone => "tel", _ => "text" },
                Prefix = text.Prefix ?? "",
                Suffix = text.Suffix ?? "",
            },
            NumberInput number => common with
            {
                Minimum = Number(number.Minimum, context),
                Maximum = Number(number.Maximum, context),
                Step = number.Increment ?? (number.DecimalDigits is { } digits and <= 28 ? new decimal(1, 0, 0, false, (byte)digits) : null),
                Prefix = number.Prefix ?? "",
                Suffix = number.Suffix ?? "",
            },
            DateTimeInput date when state.Reading.Raw is null => common with { Value = DateTimeValues.ForInput(date, common.Value, environment) },
            CheckboxInput => common with { IsChecked = state.Reading.Value.IsTrue, Value = "" },
            ChoiceInput choice => common with { Options = Options(choice, state), Value = choice.IsMultiple ? "" : common.Value },
            _ => common,
        };
    }

    private ImmutableArray<OptionView> Options(ChoiceInput choice, FieldState state)
    {
        var value = state.Reading.Value;
        var chosen = choice.IsMultiple && value.TryGetList(out var items) ? items : [value];
        return [.. state.Options.Select(option => new OptionView(
            option.Text, language == FormLanguage.English ? option.English : option.German, chosen.Contains(option.Value)))];
    }

    private string Text(FormText text, FeelContext context) => text.In(language).Render(context);

    private static decimal? Number(FormAttribute? attribute, FeelContext context) =>
        attribute is not null && attribute.Evaluate(context).TryGetNumber(out var number) ? number : null;

    private static int? WholeNumber(FormAttribute? attribute, FeelContext context) =>
        Number(attribute, context) is { } number and >= 0 and <= int.MaxValue ? (int)number : null;

    private static ComponentKind KindOf(FormComponent component) => component switch
    {
        TextInput { IsMultiline: false } => ComponentKind.TextField,
        TextInput => ComponentKind.TextArea,
        NumberInput => ComponentKind.Number,
        DateTimeInput { Subtype: DateTimeSubtype.Date } => ComponentKind.Date,
        DateTimeInput { Subtype: DateTimeSubtype.Time } => ComponentKind.Time,
        DateTimeInput => ComponentKind.DateAndTime,
        CheckboxInput => ComponentKind.Checkbox,
        ChoiceInput choice => choice.Kind switch
        {
            ChoiceKind.Radio => ComponentKind.Radio,
            ChoiceKind.Select => ComponentKind.Select,
            ChoiceKind.Checklist => ComponentKind.Checklist,
            _ => ComponentKind.Taglist,
        },
        ComputedField => ComponentKind.Computed,
        GroupContainer => ComponentKind.Group,
        ListContainer => ComponentKind.List,
        TextBlock => ComponentKind.Text,
        HtmlBlock => ComponentKind.Html,
        SeparatorBlock => ComponentKind.Separator,
        SpacerBlock => ComponentKind.Spacer,
        ButtonBlock => ComponentKind.Button,
        TableBlock => ComponentKind.Table,
        _ => throw new System.Diagnostics.UnreachableException($"A component {component.GetType().Name} has no kind of view."),
    };
}
