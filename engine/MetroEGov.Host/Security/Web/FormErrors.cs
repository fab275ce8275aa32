using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace MetroEGov.Host.Security.Web;

/// <summary>
/// A form that cannot be read is the sender's error, wherever it is read first: by the check of its page's token, by the token server or by
/// its endpoint. Without this each of them would fail in its own way, as if the host were broken.
/// </summary>
public static class FormErrors
{
    public static IApplicationBuilder UseFormErrors(this IApplicationBuilder app) =>
        app.Use(static (http, next) =>
        {
            http.Features.Set<IFormFeature>(new CarefulForm(http));
            return next(http);
        });

    /// <summary>What went wrong with the request, when the failure says so: it may be wrapped by whoever read the form.</summary>
    public static BadHttpRequestException? CauseOf(Exception? failure) => failure switch
    {
        BadHttpRequestException bad => bad,
        AntiforgeryValidationException { InnerException: BadHttpRequestException bad } => bad,
        _ => null,
    };

    private sealed class CarefulForm(HttpContext http) : IFormFeature
    {
        private readonly FormFeature _form = new(http.Request, http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value);

        public bool HasFormContentType => _form.HasFormContentType;

        public IFormCollection? Form
        {
            get => _form.Form;
            set => _form.Form = value;
        }

        public IFormCollection ReadForm()
        {
            if (ReadAlready() is { } form)
                return form;
            try
            {
                return _form.ReadForm();
            }
            catch (Exception failure) when (IsFromTheSender(failure))
            {
                throw Malformed(failure);
            }
        }

        public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
        {
            if (ReadAlready() is { } form)
                return form;
            try
            {
                return await _form.ReadFormAsync(cancellationToken);
            }
            catch (Exception failure) when (IsFromTheSender(failure))
            {
                throw Malformed(failure);
            }
        }

        // A form without fields may come without a body and without a type.
        private IFormCollection? ReadAlready()
        {
            if (_form.Form is null && !HasFormContentType)
            {
                _form.Form = http.Request.ContentType is null
                    ? FormCollection.Empty
                    : throw new BadHttpRequestException("The body must be a form.", StatusCodes.Status415UnsupportedMediaType);
            }

            return _form.Form;
        }

        private static bool IsFromTheSender(Exception failure) => failure is InvalidDataException or (IOException and not BadHttpRequestException);

        private static BadHttpRequestException Malformed(Exception failure) =>
            new("The form is cut short, malformed or has too many fields.", failure);
    }
}
