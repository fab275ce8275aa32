using System.Globalization;

namespace MetroEGov.Feel.Functions;

/// <summary>What Camunda's FEEL adds and process designers use. Random values come from the environment's seed.</summary>
internal static class CamundaFunctions
{
    internal static void AddTo(BuiltInTable table)
    {
        table.Add("is defined(value: any)", (scoped in BuiltInCall call) => FeelValue.Of(!call[0].IsNull));
        table.Add("get or else(value: any, default: any)", (scoped in BuiltInCall call) => call[0].IsNull ? call[1] : call[0]);
        table.Add("assert(value: any, condition: any, cause?: string)", Assert);
        table.Add("uuid()", Uuid);
        table.Add("random number()", (scoped in BuiltInCall call) => FeelValue.Of((call.Run.NextRandom() >> 11) / (decimal)(1UL << 53)));
        table.Add("fromAi(value: any, description?: any, type?: any, schema?: any, options?: any)", (scoped in BuiltInCall call) => call[0]);
    }

    /// <summary>A failed assertion fails the whole expression, unlike other failures, which are null.</summary>
    private static FeelValue Assert(scoped in BuiltInCall call)
    {
        if (call[1].IsTrue)
        {
            return call[0];
        }
        return call.Run.Stop(FeelWarningType.AssertFailure, call[2].TryGetString(out var cause) ? cause : "The assertion is not fulfilled", call.Span);
    }

    private static FeelValue Uuid(scoped in BuiltInCall call)
    {
        var (high, low) = (call.Run.NextRandom(), call.Run.NextRandom());
        high = (high & ~0xF000UL) | 0x4000UL;
        low = (low & 0x3FFF_FFFF_FFFF_FFFFUL) | 0x8000_0000_0000_0000UL;
        var hex = high.ToString("x16", CultureInfo.InvariantCulture) + low.ToString("x16", CultureInfo.InvariantCulture);
        return FeelValue.Of($"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}");
    }
}
