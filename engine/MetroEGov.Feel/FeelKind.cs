namespace MetroEGov.Feel;

/// <summary>The kinds of value that FEEL knows. Source: DMN 1.5 §10.3.2.2, table 42.</summary>
public enum FeelKind : byte
{
    Null,
    Boolean,
    Number,
    String,
    Date,
    Time,
    DateTime,
    YearsMonthsDuration,
    DaysTimeDuration,
    List,
    Context,
    Range,
    Function,
}
