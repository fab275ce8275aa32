namespace MetroEGov.Forms;

/// <summary>
/// A text of a form in both languages, each perhaps with FEEL in it (<see cref="FormTemplate"/>). German is the form's own
/// member (<c>label</c>), English comes from <c>properties["label.en"]</c>; where English is missing German is shown, since a
/// clerk can work with the German word but not with an empty label.
/// </summary>
public sealed record FormText(FormTemplate German, FormTemplate? English)
{
    public static readonly FormText Empty = new(FormTemplate.Empty, null);

    public FormTemplate In(FormLanguage language) => language == FormLanguage.English ? English ?? German : German;
}
