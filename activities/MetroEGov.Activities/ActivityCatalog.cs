using System.Collections.Immutable;
using System.Text.Json;

namespace MetroEGov.Activities;

/// <summary>An activity that a host offers: what it is and how to get one. Immutable, safe to share.</summary>
public sealed class ActivityRegistration
{
    private readonly Func<IServiceProvider, object> _create;
    private readonly ActivityInvoker _invoker;

    internal ActivityRegistration(ActivityDescriptor descriptor, Func<IServiceProvider, object> create)
    {
        Descriptor = descriptor;
        _create = create;
        _invoker = ActivityInvoker.For(descriptor);
    }

    public ActivityDescriptor Descriptor { get; }

    /// <inheritdoc cref="ActivityInvoker.MayRepeat"/>
    public bool MayRepeat(JsonElement input) => _invoker.MayRepeat(input);

    /// <summary>Creates the activity and runs it; see <see cref="ActivityInvoker.InvokeAsync"/>.</summary>
    public Task<ActivityOutcome> InvokeAsync(
        IServiceProvider services, JsonElement input, ActivityContext context, CancellationToken cancellationToken) =>
        _invoker.InvokeAsync(_create(services), input, context, cancellationToken);
}

/// <summary>
/// All activities of a host, by job type. A host composes one at start and registers it as a singleton; the catalogue itself knows
/// no container, a factory takes from the given provider what its activity needs. Immutable, safe to share.
/// </summary>
public sealed class ActivityCatalog
{
    private readonly ImmutableSortedDictionary<string, ActivityRegistration> _byJobType;

    private ActivityCatalog(ImmutableSortedDictionary<string, ActivityRegistration> byJobType) => _byJobType = byJobType;

    public static ActivityCatalog Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, ActivityRegistration>(StringComparer.Ordinal));

    /// <summary>Ordered by job type.</summary>
    public IEnumerable<ActivityRegistration> Registrations => _byJobType.Values;

    /// <summary>Ordered by job type.</summary>
    public IEnumerable<ActivityDescriptor> Descriptors => _byJobType.Values.Select(registration => registration.Descriptor);

    /// <summary>Null when no activity has this job type: the job is then for an external worker.</summary>
    public ActivityRegistration? Find(string jobType) => _byJobType.GetValueOrDefault(jobType);

    /// <summary>
    /// A catalogue with one activity more. It comes from the services of the host where they have it; else it is created by its only public
    /// constructor, whose arguments are services.
    /// </summary>
    /// <exception cref="ArgumentException">The class is no proper activity, has not exactly one public constructor, or its job type is taken.</exception>
    public ActivityCatalog With<TActivity>()
        where TActivity : class
    {
        if (typeof(TActivity).GetConstructors() is not [var constructor])
        {
            throw new ArgumentException(
                $"The class {typeof(TActivity).FullName} must have exactly one public constructor, or be added with a factory.");
        }

        return With(services => services.GetService(typeof(TActivity)) as TActivity ?? (TActivity)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => services.GetService(parameter.ParameterType)
                ?? throw new InvalidOperationException(
                    $"{typeof(TActivity).FullName} needs a {parameter.ParameterType.FullName}, which this host has not registered as a service."))]));
    }

    /// <summary>A catalogue with one activity more, created by a factory.</summary>
    /// <exception cref="ArgumentException">The class is no proper activity, or its job type is taken.</exception>
    public ActivityCatalog With<TActivity>(Func<IServiceProvider, TActivity> create)
        where TActivity : class
    {
        ArgumentNullException.ThrowIfNull(create);
        var descriptor = ActivityDescriptor.Of<TActivity>();
        if (_byJobType.TryGetValue(descriptor.JobType, out var taken))
        {
            throw new ArgumentException(
                $"Job type '{descriptor.JobType}' of {descriptor.ImplementationType.FullName} is taken by "
                + $"{taken.Descriptor.ImplementationType.FullName}. Give one of them another name or a higher version.",
                nameof(create));
        }

        return new(_byJobType.Add(descriptor.JobType, new ActivityRegistration(descriptor, create)));
    }
}
