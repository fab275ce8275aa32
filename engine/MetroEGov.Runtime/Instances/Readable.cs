using MetroEGov.Runtime.Persistence;
using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Processing;

/// <summary>Read rights as a part of the query: what a scope does not let be seen is not found.</summary>
internal static class Readable
{
    public static IQueryable<InstanceRow> Instances(RuntimeDb db, ReadScope scope) => scope.AuthorityKey is { } authority
        ? db.Instances.Where(instance => db.InstanceAuthorities.Any(reader =>
            reader.InstanceKey == instance.Key && reader.AuthorityKey == authority && reader.MayRead))
        : db.Instances;

    public static Task<bool> MayReadAsync(RuntimeDb db, long instanceKey, ReadScope scope, CancellationToken cancellationToken) =>
        Instances(db, scope).AnyAsync(instance => instance.Key == instanceKey, cancellationToken);

    public static bool MayRead(RuntimeDb db, long instanceKey, ReadScope scope) =>
        Instances(db, scope).Any(instance => instance.Key == instanceKey);
}
