namespace MetroEGov.Feel;

/// <summary>A piece of an expression's text, in UTF-16 units; <see cref="End"/> is exclusive.</summary>
public readonly record struct FeelSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>The piece of <paramref name="text"/> that the span names; empty where the span lies outside of it.</summary>
    public string In(string text) =>
        Start >= 0 && End >= Start && End <= text.Length ? text[Start..End] : "";
}
