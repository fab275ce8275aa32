namespace MetroEGov.Forms;

/// <summary>Bounds of one submission, whatever the form allows.</summary>
public static class FormLimits
{
    /// <summary>Items of one dynamic list.</summary>
    public const int MaxItems = 200;

    /// <summary>Characters of one text.</summary>
    public const int MaxTextLength = 32_768;
}
