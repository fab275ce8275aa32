using MetroEGov.Runtime.Deployment;
using MetroEGov.Runtime.Persistence;
using MetroEGov.Runtime.Processing;

namespace MetroEGov.Runtime.Library;

/// <summary>Writes procedures and revisions within a unit of work.</summary>
internal static class LibraryFiles
{
    /// <summary>So many texts of a file are kept; the oldest go.</summary>
    public const int RevisionsKept = 50;

    public static LibraryFileRow? Find(WorkUnit unit, string procedureId, string name) => unit.Db.LibraryFiles.Find(procedureId, name);

    public static ProcedureRow AddProcedure(WorkUnit unit, string id, string title, string? userId)
    {
        var row = new ProcedureRow { Id = id, Title = title, CreatedAt = unit.Now, CreatedBy = userId };
        unit.Db.Add(row);
        return row;
    }

    /// <summary>Gives the file its next revision; makes the file when there is none.</summary>
    public static LibraryFileRow Write(WorkUnit unit, string procedureId, string name, string text, string? userId)
    {
        var row = Find(unit, procedureId, name);
        if (row is null)
        {
            row = new LibraryFileRow { ProcedureId = procedureId, Name = name };
            unit.Db.Add(row);
        }

        row.Revision++;
        row.Hash = TextHash.Of(text);
        row.ChangedAt = unit.Now;
        row.ChangedBy = userId;
        row.IsDeleted = false;
        unit.Db.Add(new FileRevisionRow
        {
            ProcedureId = procedureId,
            Name = name,
            Revision = row.Revision,
            Text = text,
            ChangedAt = unit.Now,
            ChangedBy = userId,
        });
        var oldest = row.Revision - RevisionsKept;
        if (oldest > 0)
        {
            unit.Db.FileRevisions
                .Where(old => old.ProcedureId == procedureId && old.Name == name && old.Revision <= oldest)
                .ToList()
                .ForEach(old => unit.Db.Remove(old));
        }

        return row;
    }
}
