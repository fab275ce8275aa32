using System.Globalization;

namespace MetroEGov.Runtime;

/// <summary>
/// Keys are numbers inside and text outside: they exceed what JavaScript holds exactly (R7). The instance of a key can be read off it.
/// </summary>
public static class Keys
{
    private const int CounterBits = 24;

    /// <summary>The instance that a job, task, timer, incident or element instance belongs to.</summary>
    public static long InstanceOf(long key) => key >> CounterBits << CounterBits;

    public static string Text(long key) => key.ToString(CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out long key) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out key);
}
