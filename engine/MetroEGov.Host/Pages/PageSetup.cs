using System.Text.Encodings.Web;
using System.Text.Unicode;
using MetroEGov.Host.Pages.Account;
using MetroEGov.Host.Pages.Audit;
using MetroEGov.Host.Pages.Cases;
using MetroEGov.Host.Pages.Designer;
using MetroEGov.Host.Pages.Forms;
using MetroEGov.Host.Pages.Help;
using MetroEGov.Host.Pages.Legal;
using MetroEGov.Host.Pages.Library;
using MetroEGov.Host.Pages.Operations;
using MetroEGov.Host.Pages.Start;
using MetroEGov.Host.Pages.Tasks;
using Microsoft.Extensions.WebEncoders;

namespace MetroEGov.Host.Pages;

/// <summary>The pages and their routes.</summary>
public static class PageSetup
{
    public static void Add(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        // Umlauts stay umlauts in the markup; what has a meaning in HTML is still escaped.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddScoped<PageContext>();
        services.AddSingleton<AuthorityNames>();
        services.AddSingleton<TaskForms>();
        services.AddSingleton<NextTask>();
        services.AddSingleton<DefinitionModels>();
        services.AddSingleton<StartableProcedures>();
        services.AddScoped<ProcedureNames>();
        services.AddScoped<CasePages>();
        services.AddSingleton<CaseChangeStream>();
        services.AddScoped<TaskPages>();
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Home);
        SignInRoutes.Map(routes);
        TaskRoutes.Map(routes);
        StartRoutes.Map(routes);
        CaseRoutes.Map(routes);
        LibraryPages.Map(routes);
        EditorRoutes.Map(routes);
        FormPreviewRoutes.Map(routes);
        OperationsRoutes.Map(routes);
        AuditPages.Map(routes);
        LegalRoutes.Map(routes);
        HelpRoutes.Map(routes);
    }

    /// <summary>Everybody lands where their work is.</summary>
    private static IResult Home(PageContext context) => context.Requester switch
    {
        { IsClerk: true } => Results.Redirect("/tasks"),
        { } designer when designer.Has(Security.Role.Designer) => Results.Redirect("/designer"),
        { } operators when operators.Has(Security.Role.Operator) => Results.Redirect("/operations"),
        { } auditor when auditor.Has(Security.Role.Auditor) => Results.Redirect("/audit"),
        _ => PageAnswer.Forbidden(),
    };
}
