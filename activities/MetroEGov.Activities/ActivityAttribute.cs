namespace MetroEGov.Activities;

/// <summary>
/// Names a class that a process model can call from a service task. Writing the class is all it takes to see it in the designer's palette.
/// </summary>
/// <remarks>
/// The class is sealed and implements exactly one of <see cref="IActivity{TIn,TOut}"/> and <see cref="ILocalActivity{TIn,TOut}"/>.
/// Its job type is <c>namespace:name</c> for version 1 and <c>namespace:name:v2</c> and so on later. A host keeps every version that a
/// running case uses, therefore an incompatible change of inputs or outputs is a new class with a higher version, never an edit.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string name) : Attribute
{
    /// <summary>Two words in kebab case, <c>namespace:name</c>, for example <c>resident-registry:request-prefilled-form</c>.</summary>
    public string Name { get; } = name;

    /// <summary>1 or higher; default 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>English title for the palette.</summary>
    public required string Title { get; init; }

    /// <summary>German title for the palette.</summary>
    public required string TitleDe { get; init; }

    public string? Description { get; init; }

    public string? DescriptionDe { get; init; }

    /// <summary>Further words under which a designer finds it in the palette, in both languages.</summary>
    public string[] Keywords { get; init; } = [];

    /// <summary>The <c>d</c> of an SVG path in a square of 18 by 18, drawn as a line; null for no icon.</summary>
    public string? IconPath { get; init; }

    /// <summary>
    /// True when the activity reads personal data from a register. The element that calls it must then name legal basis, purpose and
    /// reason key; without them it is refused at deployment, and again before the call.
    /// </summary>
    public bool ReadsRegister { get; init; }

    /// <summary>
    /// True when the activity may be run again with the same idempotency key after an attempt whose outcome is unknown, because the
    /// partner deduplicates or the activity itself asks first. False (default) turns an unknown outcome into an incident for a person,
    /// unless the class decides call by call (<see cref="IRepeatable{TIn}"/>).
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>How often the element template proposes to try; default 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>Pause between two attempts that the element template proposes, as ISO 8601 duration; default ten seconds.</summary>
    public string RetryBackoff { get; init; } = "PT10S";
}
