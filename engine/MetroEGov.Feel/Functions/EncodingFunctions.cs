using System.Text;

namespace MetroEGov.Feel.Functions;

/// <summary>JSON and Base64. Source: Camunda's FEEL.</summary>
internal static class EncodingFunctions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    internal static void AddTo(BuiltInTable table)
    {
        table.Add("from json(value: string)", (scoped in BuiltInCall call) =>
            !call.Spend(call[0].Text.Length / 16) ? FeelValue.Null
            : FeelJson.TryParse(call[0].Text, out var value, out _) ? value
            : call.Fail("the text is no JSON, or holds a number beyond 28 digits"));
        table.Add("to json(value: any)", (scoped in BuiltInCall call) =>
            call[0].TryToJson(out var json, out _) ? FeelValue.Of(json) : call.Fail("the value holds a function or a range, or is nested too deep"));
        table.Add("to base64(value: string)", (scoped in BuiltInCall call) =>
            FeelValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(call[0].Text))));
        table.Add("from base64(value: string)", FromBase64);
    }

    private static FeelValue FromBase64(scoped in BuiltInCall call)
    {
        var bytes = new byte[call[0].Text.Length];
        if (!Convert.TryFromBase64String(call[0].Text, bytes, out var count))
        {
            return call.Fail("the text is no Base64");
        }
        try
        {
            return FeelValue.Of(StrictUtf8.GetString(bytes, 0, count));
        }
        catch (DecoderFallbackException)
        {
            return call.Fail("the bytes are no UTF-8 text");
        }
    }
}
