using System.Text;

namespace MetroEGov.Runtime.Processing;

/// <summary>
/// Where an exception comes from, for the log: types and stacks of it and its causes. Never <see cref="Exception.Message"/>, which may
/// quote a value of a case.
/// </summary>
internal static class ExceptionTrace
{
    public static string Of(Exception exception)
    {
        var text = new StringBuilder();
        Write(text, exception);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Exception exception)
    {
        text.Append(exception.GetType().FullName).Append('\n');
        if (exception.StackTrace is { } stack)
            text.Append(stack).Append('\n');
        IEnumerable<Exception> causes = exception is AggregateException several
            ? several.InnerExceptions
            : exception.InnerException is { } inner ? [inner] : [];
        foreach (var cause in causes)
        {
            text.Append("caused by ");
            Write(text, cause);
        }
    }
}
