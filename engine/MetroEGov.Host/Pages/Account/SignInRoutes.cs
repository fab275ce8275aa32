using MetroEGov.Host.Security.Accounts;
using MetroEGov.Host.Security.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MetroEGov.Host.Pages.Account;

/// <summary>Signing in and out, and the choice of language.</summary>
public static class SignInRoutes
{
    // Of the claim amr. Source: RFC 8176 §2.
    private const string PasswordMethod = "pwd";

    private static readonly TimeSpan LanguageLifetime = TimeSpan.FromDays(365);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).AllowAnonymous();
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireAntiforgery().RequireRateLimiting(SignInLimit.Policy);
        routes.MapPost("/sign-out", SignOutAsync).AllowAnonymous().RequireAntiforgery();
        routes.MapGet("/language/{tag:regex(^(de|en)$)}", ChooseLanguage).AllowAnonymous();
    }

    private static IResult Show(string? returnUrl, [FromQuery(Name = "signed-out")] bool signedOut = false) =>
        PageAnswer.Page<SignInPage>(new SignInModel { Back = LocalOrHome(returnUrl), IsSignedOut = signedOut });

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? back, PasswordCheck passwords, SignInManager<Security.Accounts.Account> signIn)
    {
        var model = new SignInModel
        {
            UserName = userName?.Trim() ?? "",
            Back = LocalOrHome(back),
            UserNameIsMissing = string.IsNullOrWhiteSpace(userName),
            PasswordIsMissing = string.IsNullOrEmpty(password),
        };
        if (model.HasErrors)
            return PageAnswer.Page<SignInPage>(model, StatusCodes.Status422UnprocessableEntity);
        if (await passwords.FindAsync(model.UserName, password!) is not { } account)
            return PageAnswer.Page<SignInPage>(model with { IsRefused = true }, StatusCodes.Status422UnprocessableEntity);
        await signIn.SignInAsync(account, isPersistent: false, PasswordMethod);
        return PageAnswer.SeeOther(model.Back);
    }

    private static async Task<IResult> SignOutAsync(SignInManager<Security.Accounts.Account> signIn)
    {
        await signIn.SignOutAsync();
        return PageAnswer.SeeOther("/sign-in?signed-out=true");
    }

    private static IResult ChooseLanguage(string tag, string? back, HttpContext http)
    {
        http.Response.Cookies.Append(Language.CookieName, tag, new CookieOptions
        {
            MaxAge = LanguageLifetime,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        return PageAnswer.SeeOther(LocalOrHome(back));
    }

    private static string LocalOrHome(string? location) => PageAnswer.IsLocal(location) ? location! : "/";
}
