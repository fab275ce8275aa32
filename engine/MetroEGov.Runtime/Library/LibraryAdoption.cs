using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Library;

/// <summary>
/// Keeps the library in step with what is published elsewhere: by a client over HTTP or from the workflows folder. A text that a designer
/// has not published yet is never overwritten.
/// </summary>
internal static class LibraryAdoption
{
    /// <summary>A resource was deployed: the library holds it, or knows at least that its own text differs from it.</summary>
    public static void NoteDeployed(WorkUnit unit, DeployResource resource, Caller? caller)
    {
        if (LibraryNames.PlaceOf(resource.Name) is not { } place)
            return;

        if (unit.Db.Procedures.Find(place.ProcedureId) is null)
            LibraryFiles.AddProcedure(unit, place.ProcedureId, place.ProcedureId, caller?.UserId);
        var hash = TextHash.Of(resource.Text);
        var known = LibraryFiles.Find(unit, place.ProcedureId, place.File);
        var isUntouched = known is null || known.IsDeleted || known.Hash == known.PublishedHash;
        if (isUntouched && (known is null || known.IsDeleted || known.Hash != hash))
        {
            known = LibraryFiles.Write(unit, place.ProcedureId, place.File, resource.Text, caller?.UserId);
            known.IsDesigned |= caller is not null;
        }

        known!.PublishedHash = hash;
    }

    /// <summary>A text of the library itself was published; the file may have a newer one by now.</summary>
    public static void NotePublished(WorkUnit unit, string procedureId, DeployResource file)
    {
        if (LibraryFiles.Find(unit, procedureId, file.Name) is { } known)
            known.PublishedHash = TextHash.Of(file.Text);
    }

    /// <summary>
    /// A file of the workflows folder: its text counts as published, and replaces that of the library unless a designer changed or
    /// deleted the file.
    /// </summary>
    public static void Import(WorkUnit unit, string procedureId, string name, string text)
    {
        var known = LibraryFiles.Find(unit, procedureId, name);
        if (known is { IsDesigned: true })
            return;

        var hash = TextHash.Of(text);
        if (known is null || known.Hash != hash || known.IsDeleted)
            known = LibraryFiles.Write(unit, procedureId, name, text, userId: null);
        known.PublishedHash = hash;
    }
}
