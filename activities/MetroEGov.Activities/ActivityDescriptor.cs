using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MetroEGov.Activities;

/// <summary>
/// Everything about an activity that can be known without running it: what the palette shows, what deployment checks, what scenarios
/// stand in for. Immutable.
/// </summary>
public sealed partial record ActivityDescriptor
{
    /// <summary><c>namespace:name</c>.</summary>
    public required string Name { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string TitleDe { get; init; }

    public string? Description { get; init; }

    public string? DescriptionDe { get; init; }

    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>See <see cref="ActivityAttribute.IconPath"/>.</summary>
    public string? IconPath { get; init; }

    public required ImmutableArray<ActivityParameter> Inputs { get; init; }

    public required ImmutableArray<ActivityParameter> Outputs { get; init; }

    public required ImmutableArray<DeclaredBusinessError> Errors { get; init; }

    /// <summary>May be repeated after an unknown outcome; see <see cref="ActivityAttribute.Idempotent"/>.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>Needs legal basis, purpose and reason key; see <see cref="ActivityAttribute.ReadsRegister"/>.</summary>
    public required bool ReadsRegister { get; init; }

    /// <summary>Runs inside the step; see <see cref="ILocalActivity{TIn,TOut}"/>.</summary>
    public required bool IsLocal { get; init; }

    public required int Retries { get; init; }

    /// <summary>ISO 8601 duration.</summary>
    public required string RetryBackoff { get; init; }

    public required Type ImplementationType { get; init; }

    public required Type InputType { get; init; }

    public required Type OutputType { get; init; }

    /// <summary>What <c>zeebe:taskDefinition type</c> says: the name alone for version 1, else followed by <c>:v2</c> and so on.</summary>
    public string JobType => Version == 1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}:v{Version}");

    /// <summary>The part of the name before the colon.</summary>
    public string Namespace => Name[..Name.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Reads the descriptor off an activity class.</summary>
    /// <exception cref="ArgumentException">The class is no proper activity; the text says what to mend.</exception>
    public static ActivityDescriptor Of(Type activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var attribute = activity.GetCustomAttribute<ActivityAttribute>()
            ?? throw Improper(activity, "it has no [Activity] attribute");
        if (!activity.IsSealed)
            throw Improper(activity, "it must be sealed");
        if (!NamePattern().IsMatch(attribute.Name))
            throw Improper(activity, $"its name '{attribute.Name}' must have the form namespace:name in kebab case");
        if (attribute.Version < 1)
            throw Improper(activity, "its version must be 1 or higher");

        var contract = ContractOf(activity);
        var types = contract.GetGenericArguments();
        return new ActivityDescriptor
        {
            Name = attribute.Name,
            Version = attribute.Version,
            Title = attribute.Title,
            TitleDe = attribute.TitleDe,
            Description = attribute.Description,
            DescriptionDe = attribute.DescriptionDe,
            Keywords = [.. attribute.Keywords],
            IconPath = attribute.IconPath,
            Inputs = ParameterReflection.InputsOf(types[0]),
            Outputs = ParameterReflection.OutputsOf(types[1]),
            Errors = ErrorsOf(activity),
            IsIdempotent = attribute.Idempotent,
            ReadsRegister = attribute.ReadsRegister,
            IsLocal = contract.GetGenericTypeDefinition() == typeof(ILocalActivity<,>),
            Retries = attribute.Retries,
            RetryBackoff = attribute.RetryBackoff,
            ImplementationType = activity,
            InputType = types[0],
            OutputType = types[1],
        };
    }

    /// <inheritdoc cref="Of(Type)"/>
    public static ActivityDescriptor Of<TActivity>()
        where TActivity : class => Of(typeof(TActivity));

    private static Type ContractOf(Type activity)
    {
        var contracts = activity.GetInterfaces()
            .Where(candidate => candidate.IsGenericType
                && (candidate.GetGenericTypeDefinition() == typeof(IActivity<,>)
                    || candidate.GetGenericTypeDefinition() == typeof(ILocalActivity<,>)))
            .ToList();
        return contracts.Count == 1
            ? contracts[0]
            : throw Improper(activity, "it must implement exactly one of IActivity<TIn, TOut> and ILocalActivity<TIn, TOut>, once");
    }

    private static ImmutableArray<DeclaredBusinessError> ErrorsOf(Type activity)
    {
        var errors = activity.GetCustomAttributes<BusinessErrorAttribute>()
            .Select(error => new DeclaredBusinessError(error.Code, error.Title, error.TitleDe))
            .OrderBy(error => error.Code, StringComparer.Ordinal)
            .ToImmutableArray();
        var repeated = errors.GroupBy(error => error.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return repeated is null
            ? errors
            : throw Improper(activity, $"it declares the business error '{repeated.Key}' more than once");
    }

    private static ArgumentException Improper(Type activity, string reason) =>
        new($"The class {activity.FullName} cannot be used as an activity: {reason}.", nameof(activity));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*:[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
