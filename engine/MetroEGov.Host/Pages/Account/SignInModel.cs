namespace MetroEGov.Host.Pages.Account;

/// <summary>The sign-in page. The password never comes back to the page.</summary>
public sealed record SignInModel
{
    public string UserName { get; init; } = "";

    /// <summary>Where to go afterwards; a path of this host.</summary>
    public string Back { get; init; } = "/";

    public bool UserNameIsMissing { get; init; }

    public bool PasswordIsMissing { get; init; }

    /// <summary>One answer for a wrong name, a wrong password and a locked account, so that accounts cannot be guessed.</summary>
    public bool IsRefused { get; init; }

    public bool IsSignedOut { get; init; }

    public bool HasErrors => UserNameIsMissing || PasswordIsMissing || IsRefused;
}
