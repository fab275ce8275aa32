using System.Globalization;
using System.Text.Json;
using Fluid.Values;

namespace MetroEGov.Connectors.Templates;

/// <summary>The JSON of the inputs as values of a template. Names that are asked for and missing are collected with their path.</summary>
internal sealed class TemplateData(ISet<string> missing)
{
    public FluidValue Of(string path, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new DictionaryValue(new Members(path, missing, json.EnumerateObject()
            .ToDictionary(member => member.Name, member => Of($"{path}.{member.Name}", member.Value), StringComparer.Ordinal))),
        JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select((item, index) =>
            Of(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item))]),
        JsonValueKind.String => new StringValue(json.GetString()!),
        JsonValueKind.Number => NumberValue.Create(json.GetDecimal()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        _ => NilValue.Instance,
    };

    private sealed class Members(string path, ISet<string> missing, Dictionary<string, FluidValue> values) : IFluidIndexable
    {
        public int Count => values.Count;

        public IEnumerable<string> Keys => values.Keys;

        public bool TryGetValue(string name, out FluidValue value)
        {
            if (values.TryGetValue(name, out var found))
            {
                value = found;
                return true;
            }

            missing.Add($"{path}.{name}");
            value = NilValue.Instance;
            return false;
        }
    }
}
