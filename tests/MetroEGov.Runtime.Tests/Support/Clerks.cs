namespace MetroEGov.Runtime.Tests.Support;

internal static class Clerks
{
    public const string Hamburg = "020000000";
    public const string Buchholz = "033535404";

    public static Caller InHamburg { get; } = new("anna", Hamburg, ["registrar"]);

    public static Caller ColleagueInHamburg { get; } = new("boris", Hamburg, ["registrar"]);

    public static Caller InBuchholz { get; } = new("clara", Buchholz, ["registrar"]);
}
