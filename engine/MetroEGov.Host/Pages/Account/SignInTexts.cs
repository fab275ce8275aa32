namespace MetroEGov.Host.Pages.Account;

public sealed class SignInTexts(Language language)
{
    public string Title => language.Pick("Anmelden", "Sign in");

    public string Lead => language.Pick(
        "Für Beschäftigte der angeschlossenen Behörden.",
        "For staff of the connected authorities.");

    public string UserName => language.Pick("Benutzername", "User name");

    public string Password => language.Pick("Passwort", "Password");

    public string Submit => language.Pick("Anmelden", "Sign in");

    public string Refused => language.Pick(
        "Benutzername oder Passwort stimmt nicht. Nach mehreren Fehlversuchen ist das Konto für einige Minuten gesperrt.",
        "User name or password is not right. After several failures the account is locked for some minutes.");

    public string MissingUserName => language.Pick("Bitte geben Sie Ihren Benutzernamen ein.", "Please enter your user name.");

    public string MissingPassword => language.Pick("Bitte geben Sie Ihr Passwort ein.", "Please enter your password.");

    public string SignedOut => language.Pick("Sie sind abgemeldet.", "You are signed out.");
}
