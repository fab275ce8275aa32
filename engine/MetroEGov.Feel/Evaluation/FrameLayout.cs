namespace MetroEGov.Feel.Evaluation;

/// <summary>
/// Which slot holds what in the frame of one function body. A function copies the outer values that it uses when it is created:
/// values never change, so a copy is as good as a reference and outlives the frame.
/// </summary>
internal sealed class FrameLayout(FrameLayout? outer, NameScope? outerScope)
{
    internal FrameLayout? Outer { get; } = outer;

    internal NameScope? OuterScope { get; } = outerScope;

    internal int Size { get; private set; }

    internal List<(int OuterSlot, int Slot)> Captures { get; } = [];

    internal int NewSlot() => Size++;

    internal int Capture(int outerSlot)
    {
        foreach (var (from, to) in Captures)
        {
            if (from == outerSlot)
            {
                return to;
            }
        }
        var slot = NewSlot();
        Captures.Add((outerSlot, slot));
        return slot;
    }
}

/// <summary>
/// One block of names inside a body. A filter's block also answers names that its item has at run time.
/// </summary>
internal sealed class NameScope(NameScope? parent)
{
    internal NameScope? Parent { get; } = parent;

    internal Dictionary<string, int> Slots { get; } = new(StringComparer.Ordinal);

    internal HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    internal int? ItemSlot { get; init; }
}

/// <summary>Where a name's value is found: in the entries of these items first, then in the slot, else among the variables.</summary>
internal sealed record NameResolution(List<int> ItemSlots, int? Slot);
