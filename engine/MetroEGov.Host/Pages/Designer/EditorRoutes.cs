using MetroEGov.Host.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace MetroEGov.Host.Pages.Designer;

/// <summary>The editor of one file of a procedure. The page knows no file: what is not in the library is said by the editor itself.</summary>
public static class EditorRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/designer/{procedure}/files/{**name}", (string procedure, string name, HttpContext http, IAntiforgery antiforgery) =>
                PageAnswer.Page<EditorPage>(new EditorModel(procedure, name, antiforgery.GetAndStoreTokens(http).RequestToken!)))
            .RequireAuthorization(Policies.Designer);
}
