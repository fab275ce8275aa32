using System.Globalization;

namespace MetroEGov.Host.Pages.Forms;

/// <summary>Which button of a form was pressed; travels as the button's value, so that it works without JavaScript.</summary>
public abstract record FormAction
{
    /// <summary>Begins with a character that no key path of a form can begin with.</summary>
    public const string FieldName = "~action";

    public const string CompleteValue = "complete";
    public const string SaveValue = "save";
    public const string RefreshValue = "refresh";
    private const string AddPrefix = "add:";
    private const string RemovePrefix = "remove:";

    private FormAction()
    {
    }

    public sealed record CompleteTask : FormAction;

    public sealed record SaveDraft : FormAction;

    /// <summary>Shows the form again with the questions that follow from the answers so far.</summary>
    public sealed record RefreshForm : FormAction;

    public sealed record AddItem(string ListPath) : FormAction;

    public sealed record RemoveItem(string ListPath, int Position) : FormAction;

    public static string Add(string listPath) => AddPrefix + listPath;

    public static string Remove(string listPath, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{RemovePrefix}{position}:{listPath}");

    /// <summary>What was pressed; completing when the value is missing (the Enter key). Null for a value that no button has.</summary>
    public static FormAction? Parse(string? value)
    {
        switch (value)
        {
            case null or "" or CompleteValue:
                return new CompleteTask();
            case SaveValue:
                return new SaveDraft();
            case RefreshValue:
                return new RefreshForm();
        }

        if (value.StartsWith(AddPrefix, StringComparison.Ordinal))
            return new AddItem(value[AddPrefix.Length..]);
        return value.StartsWith(RemovePrefix, StringComparison.Ordinal) ? ParseRemove(value[RemovePrefix.Length..]) : null;
    }

    private static RemoveItem? ParseRemove(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(value.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new RemoveItem(value[(colon + 1)..], position)
            : null;
    }
}
