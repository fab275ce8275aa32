using System.Globalization;

namespace MetroEGov.Host.Pages;

/// <summary>The language of one answer, with the region's way to write dates. German unless the reader chose English.</summary>
public sealed class Language
{
    /// <summary>Keeps the reader's choice; holds nothing but <c>de</c> or <c>en</c>.</summary>
    public const string CookieName = "metroegov.language";

    private static readonly CultureInfo GermanCulture = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo EnglishCulture = CultureInfo.GetCultureInfo("en-GB");

    private readonly TimeZoneInfo _zone;

    private Language(bool isEnglish, TimeZoneInfo zone)
    {
        IsEnglish = isEnglish;
        _zone = zone;
    }

    public bool IsEnglish { get; }

    /// <summary>For the <c>lang</c> attribute.</summary>
    public string Tag => IsEnglish ? "en" : "de";

    public CultureInfo Culture => IsEnglish ? EnglishCulture : GermanCulture;

    /// <summary>The cookie decides; without one the first of German and English that the browser asks for; else German.</summary>
    public static Language Of(HttpRequest request, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(request);
        var chosen = request.Cookies[CookieName];
        if (chosen is "de" or "en")
            return new Language(chosen == "en", zone);
        var asked = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(value => value.Quality ?? 1)
            .Select(value => value.Value.Value ?? "")
            .FirstOrDefault(tag => Is(tag, "de") || Is(tag, "en"));
        return new Language(asked is not null && Is(asked, "en"), zone);
    }

    public static Language German(TimeZoneInfo zone) => new(isEnglish: false, zone);

    public static Language English(TimeZoneInfo zone) => new(isEnglish: true, zone);

    /// <summary>The text tables of the pages are made of this.</summary>
    public string Pick(string german, string english) => IsEnglish ? english : german;

    public string Date(DateOnly date) => date.ToString(IsEnglish ? "d MMM yyyy" : "dd.MM.yyyy", Culture);

    public string Date(DateTimeOffset at) => Date(DateOnly.FromDateTime(Local(at).DateTime));

    public string DateAndTime(DateTimeOffset at) => $"{Date(at)}, {Local(at).ToString("HH:mm", Culture)}";

    /// <summary>A due date: the day alone when it lasts until the day's end, else with its time.</summary>
    public string Due(DateTimeOffset at) => Local(at).TimeOfDay >= new TimeSpan(23, 59, 0) ? Date(at) : DateAndTime(at);

    /// <summary>The moment on the region's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);

    /// <summary>The start of a day in the region.</summary>
    public DateTimeOffset StartOf(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local));
    }

    private static bool Is(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);
}
