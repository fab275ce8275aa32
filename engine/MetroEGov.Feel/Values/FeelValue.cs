using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MetroEGov.Feel;

/// <summary>
/// A value of FEEL. Immutable; safe to share. Numbers and booleans need no memory of their own. <c>default</c> is null.
/// </summary>
/// <remarks>
/// Numbers are decimals of 28 to 29 digits. Deviation from DMN 1.5 §10.3.2.3.1, which asks for 34: beyond them an operation
/// answers null with a warning.
/// </remarks>
public readonly struct FeelValue : IEquatable<FeelValue>
{
    private readonly object? _reference;
    private readonly decimal _number;

    private FeelValue(FeelKind kind, decimal number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public static FeelValue Null => default;

    public static FeelValue True => new(FeelKind.Boolean, 1m, null);

    public static FeelValue False => new(FeelKind.Boolean, 0m, null);

    public static FeelValue EmptyList => new(FeelKind.List, 0m, Array.Empty<FeelValue>());

    public FeelKind Kind { get; }

    public bool IsNull => Kind == FeelKind.Null;

    public bool IsTrue => Kind == FeelKind.Boolean && _number != 0m;

    public bool IsFalse => Kind == FeelKind.Boolean && _number == 0m;

    public static FeelValue Of(bool value) => value ? True : False;

    /// <summary>Null where <paramref name="value"/> is null: FEEL's third truth value.</summary>
    public static FeelValue Of(bool? value) => value is { } b ? Of(b) : Null;

    public static FeelValue Of(decimal value) => new(FeelKind.Number, value, null);

    public static FeelValue Of(string? value) => value is null ? Null : new(FeelKind.String, 0m, value);

    public static FeelValue Of(FeelDate value) => new(FeelKind.Date, 0m, value);

    public static FeelValue Of(FeelTime value) => new(FeelKind.Time, 0m, value);

    public static FeelValue Of(FeelDateTime value) => new(FeelKind.DateTime, 0m, value);

    public static FeelValue Of(FeelYearsMonthsDuration value) => new(FeelKind.YearsMonthsDuration, 0m, value);

    public static FeelValue Of(FeelDaysTimeDuration value) => new(FeelKind.DaysTimeDuration, 0m, value);

    public static FeelValue Of(FeelRange value) => new(FeelKind.Range, 0m, value);

    public static FeelValue Of(FeelFunction value) => new(FeelKind.Function, 0m, value);

    public static FeelValue List(params IEnumerable<FeelValue> items) => OfArray([.. items]);

    public static FeelValue List(ImmutableArray<FeelValue> items) =>
        OfArray(ImmutableCollectionsMarshal.AsArray(items) ?? []);

    public static FeelValue Context(FeelContextValue value) => new(FeelKind.Context, 0m, value);

    public static FeelValue Context(IEnumerable<KeyValuePair<string, FeelValue>> entries) => Context(FeelContextValue.Of(entries));

    public static FeelValue Context(params ReadOnlySpan<(string Key, FeelValue Value)> entries)
    {
        var builder = new FeelContextBuilder();
        foreach (var (key, value) in entries)
        {
            builder.Set(key, value);
        }
        return Context(builder.Build());
    }

    /// <summary>A JSON value: objects as contexts, numbers as decimals.</summary>
    /// <exception cref="FormatException">A number that a decimal cannot hold, or text that is not Unicode; the message names the path.</exception>
    public static FeelValue FromJson(JsonElement element) =>
        FeelJson.TryRead(element, out var value, out var refusal) ? value : throw new FormatException(refusal);

    /// <summary>
    /// The value as JSON: temporals as ISO text, entries in ordinal order of their keys, numbers without trailing zeros, so that
    /// equal values give equal texts. Refused with the path: functions, ranges, and anything nested deeper than 64.
    /// </summary>
    public bool TryToJson([NotNullWhen(true)] out string? json, [NotNullWhen(false)] out string? refusal) =>
        FeelJson.TryWrite(this, out json, out refusal);

    public bool TryGetBoolean(out bool value)
    {
        value = _number != 0m;
        return Kind == FeelKind.Boolean;
    }

    public bool TryGetNumber(out decimal value)
    {
        value = _number;
        return Kind == FeelKind.Number;
    }

    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = Kind == FeelKind.String ? (string)_reference! : null;
        return value is not null;
    }

    public bool TryGetDate(out FeelDate value) => TryUnbox(FeelKind.Date, out value);

    public bool TryGetDateTime(out FeelDateTime value) => TryUnbox(FeelKind.DateTime, out value);

    public bool TryGetYearsMonthsDuration(out FeelYearsMonthsDuration value) => TryUnbox(FeelKind.YearsMonthsDuration, out value);

    public bool TryGetDaysTimeDuration(out FeelDaysTimeDuration value) => TryUnbox(FeelKind.DaysTimeDuration, out value);

    public bool TryGetList(out ImmutableArray<FeelValue> value)
    {
        value = ImmutableCollectionsMarshal.AsImmutableArray(Kind == FeelKind.List ? Items : []);
        return Kind == FeelKind.List;
    }

    public bool TryGetContext([NotNullWhen(true)] out FeelContextValue? value)
    {
        value = _reference as FeelContextValue;
        return value is not null;
    }

    public bool TryGetRange([NotNullWhen(true)] out FeelRange? value)
    {
        value = _reference as FeelRange;
        return value is not null;
    }

    public bool TryGetFunction([NotNullWhen(true)] out FeelFunction? value)
    {
        value = _reference as FeelFunction;
        return value is not null;
    }

    /// <summary>Structural equality without FEEL's third truth value: values of different kinds differ, 1.0 is 1.</summary>
    public static bool DeepEquals(FeelValue left, FeelValue right) => ValueEquality.DeepEquals(left, right);

    /// <summary>FEEL's <c>=</c>: null where the kinds differ, except that nothing but null equals null.</summary>
    public static bool? AreEqual(FeelValue left, FeelValue right) => ValueEquality.AreEqual(left, right);

    /// <summary>FEEL's order: negative, zero or positive; null where the values have none.</summary>
    public static int? Compare(FeelValue left, FeelValue right) => ValueOrder.Compare(left, right);

    public bool Equals(FeelValue other) => DeepEquals(this, other);

    public override bool Equals(object? obj) => obj is FeelValue other && DeepEquals(this, other);

    public override int GetHashCode() => ValueEquality.Hash(this);

    public static bool operator ==(FeelValue left, FeelValue right) => DeepEquals(left, right);

    public static bool operator !=(FeelValue left, FeelValue right) => !DeepEquals(left, right);

    /// <summary>The value as FEEL's <c>string()</c> shows it inside a list; for people and tests, not for logs.</summary>
    public override string ToString() => FeelText.Of(this);

    internal static FeelValue OfArray(FeelValue[] items) => new(FeelKind.List, 0m, items);

    internal decimal Number => _number;

    internal bool Flag => _number != 0m;

    internal string Text => (string)_reference!;

    internal FeelValue[] Items => (FeelValue[])_reference!;

    internal FeelContextValue Entries => (FeelContextValue)_reference!;

    internal FeelDate Date => (FeelDate)_reference!;

    internal FeelTime Time => (FeelTime)_reference!;

    internal FeelDateTime DateTime => (FeelDateTime)_reference!;

    internal FeelYearsMonthsDuration YearsMonths => (FeelYearsMonthsDuration)_reference!;

    internal FeelDaysTimeDuration DaysTime => (FeelDaysTimeDuration)_reference!;

    internal FeelRange Range => (FeelRange)_reference!;

    internal FeelFunction Function => (FeelFunction)_reference!;

    internal object? Reference => _reference;

    private bool TryUnbox<T>(FeelKind kind, out T value)
        where T : struct
    {
        value = Kind == kind ? (T)_reference! : default;
        return Kind == kind;
    }
}
