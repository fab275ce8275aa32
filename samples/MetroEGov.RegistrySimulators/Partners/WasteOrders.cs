using System.Collections.Concurrent;
using System.Globalization;

namespace MetroEGov.RegistrySimulators.Partners;

/// <summary>
/// The orders of the invented waste collection. The same idempotency key gives the same order again, as a partner that clients may ask
/// twice promises. Kept in memory: orders are gone with the program. Thread-safe.
/// </summary>
public sealed class WasteOrders
{
    private readonly ConcurrentDictionary<string, WasteOrder> _orders = new(StringComparer.Ordinal);
    private int _lastNumber;

    public int Count => _orders.Count;

    public IReadOnlyList<WasteOrder> All => [.. _orders.Values.OrderBy(order => order.OrderNumber, StringComparer.Ordinal)];

    /// <returns>The order, and whether it is a new one.</returns>
    public (WasteOrder Order, bool IsNew) Take(string idempotencyKey, WasteOrderRequest request)
    {
        var order = new WasteOrder(NextNumber(), request.MunicipalityKey, request.Litres, request.From);
        var kept = _orders.GetOrAdd(idempotencyKey, order);
        return (kept, ReferenceEquals(kept, order));
    }

    public void Clear() => _orders.Clear();

    private string NextNumber() => string.Create(CultureInfo.InvariantCulture, $"AB-{Interlocked.Increment(ref _lastNumber):D6}");
}

/// <param name="Litres">Size of the bin for residual waste.</param>
/// <param name="From">First day of the change, ISO date.</param>
public sealed record WasteOrderRequest(string MunicipalityKey, int Litres, DateOnly From);

public sealed record WasteOrder(string OrderNumber, string MunicipalityKey, int Litres, DateOnly From);
