namespace MetroEGov.Forms;

/// <summary>The languages in which the pages of the region are shown; German is what a form is written in.</summary>
public enum FormLanguage
{
    German,
    English,
}
