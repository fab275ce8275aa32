using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace MetroEGov.Activities;

/// <summary>Reads inputs and outputs off the properties of a record.</summary>
internal static class ParameterReflection
{
    /// <summary>Deep enough for every form, and an end for a record that contains itself.</summary>
    private const int MaximumDepth = 6;

    public static ImmutableArray<ActivityParameter> InputsOf(Type record) => Read(record, 0);

    public static ImmutableArray<ActivityParameter> OutputsOf(Type record) => Read(record, 0);

    private static ImmutableArray<ActivityParameter> Read(Type record, int depth) =>
        depth >= MaximumDepth
            ? []
            : [.. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")
                .Select(property => Read(property, depth))];

    private static ActivityParameter Read(PropertyInfo property, int depth)
    {
        var input = property.GetCustomAttribute<InputAttribute>();
        var output = property.GetCustomAttribute<OutputAttribute>();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var kind = KindOf(type);
        return new ActivityParameter(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            kind,
            input?.Label ?? output?.Label ?? property.Name,
            input?.LabelDe ?? output?.LabelDe,
            input?.Description ?? output?.Description,
            input?.DescriptionDe ?? output?.DescriptionDe,
            property.IsDefined(typeof(RequiredMemberAttribute)),
            AllowedValuesOf(type, input),
            input?.Proposal,
            kind switch
            {
                ActivityValueKind.Object when !IsOpen(type) => Read(type, depth + 1),
                ActivityValueKind.Array => MembersOfItems(type, depth),
                _ => [],
            })
        {
            IsChosenInDrawing = input?.IsChosenInDrawing ?? false,
            IsLongText = input?.IsLongText ?? false,
        };
    }

    private static ImmutableArray<string> AllowedValuesOf(Type type, InputAttribute? input) =>
        type.IsEnum
            ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]
            : [.. input?.AllowedValues ?? []];

    private static ImmutableArray<ActivityParameter> MembersOfItems(Type list, int depth)
    {
        var item = list.IsArray
            ? list.GetElementType()
            : list.GetInterfaces().Prepend(list)
                .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                ?.GetGenericArguments()[0];
        return item is not null && KindOf(item) == ActivityValueKind.Object && !IsOpen(item) ? Read(item, depth + 1) : [];
    }

    private static ActivityValueKind KindOf(Type type) => type switch
    {
        _ when type == typeof(string) || type.IsEnum || type == typeof(TimeSpan) || type == typeof(Guid) => ActivityValueKind.String,
        _ when type == typeof(bool) => ActivityValueKind.Boolean,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => ActivityValueKind.Integer,
        _ when type == typeof(decimal) || type == typeof(double) || type == typeof(float) => ActivityValueKind.Number,
        _ when type == typeof(DateOnly) => ActivityValueKind.Date,
        _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => ActivityValueKind.DateTime,
        _ when type == typeof(JsonElement) => ActivityValueKind.Any,
        _ when IsOpen(type) => ActivityValueKind.Object,
        _ when typeof(IEnumerable).IsAssignableFrom(type) => ActivityValueKind.Array,
        _ => ActivityValueKind.Object,
    };

    /// <summary>An object whose members only the case knows.</summary>
    private static bool IsOpen(Type type) =>
        typeof(IDictionary).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
