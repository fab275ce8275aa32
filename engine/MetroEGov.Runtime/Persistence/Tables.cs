using Microsoft.EntityFrameworkCore;

namespace MetroEGov.Runtime.Persistence;

/// <summary>Keys and indices of what is deployed.</summary>
internal static class DefinitionTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ResourceRow>(table =>
        {
            table.ToTable("resources").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
        });
        model.Entity<DefinitionRow>(table =>
        {
            table.ToTable("definitions").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => new { row.Kind, row.Id, row.Version }).IsUnique();
        });
        model.Entity<StartSubscriptionRow>(table =>
        {
            table.ToTable("start_subscriptions").HasKey(row => new { row.DefinitionKey, row.ElementId });
            table.HasIndex(row => row.MessageName);
        });
        model.Entity<StartTimerRow>(table =>
        {
            table.ToTable("start_timers").HasKey(row => new { row.DefinitionKey, row.ElementId });
            table.HasIndex(row => row.DueAt);
        });
    }
}

/// <summary>Keys of the library of procedures.</summary>
internal static class LibraryTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ProcedureRow>().ToTable("procedures").HasKey(row => row.Id);
        model.Entity<LibraryFileRow>(table =>
        {
            table.ToTable("library_files").HasKey(row => new { row.ProcedureId, row.Name });
            table.Property(row => row.Revision).IsConcurrencyToken();
        });
        model.Entity<FileRevisionRow>().ToTable("file_revisions").HasKey(row => new { row.ProcedureId, row.Name, row.Revision });
    }
}

/// <summary>Keys and indices of instances and what is read off them.</summary>
internal static class InstanceTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<InstanceRow>(table =>
        {
            table.ToTable("instances").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.Property(row => row.Revision).IsConcurrencyToken();
            table.HasIndex(row => row.ParentElementKey).IsUnique();
            table.HasIndex(row => new { row.ProcessId, row.UniqueBusinessKey }).IsUnique();
            table.HasIndex(row => row.BusinessKey);
            table.HasIndex(row => row.RootKey);
            table.HasIndex(row => row.ParentKey);
        });
        model.Entity<InstanceAuthorityRow>(table =>
        {
            table.ToTable("instance_authorities").HasKey(row => new { row.InstanceKey, row.Role, row.AuthorityKey });
            table.HasIndex(row => new { row.AuthorityKey, row.MayRead });
        });
        model.Entity<InstanceTagRow>(table =>
        {
            table.ToTable("instance_tags").HasKey(row => new { row.InstanceKey, row.Tag });
            table.HasIndex(row => row.Tag);
        });
        model.Entity<ElementRow>(table =>
        {
            table.ToTable("elements").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.InstanceKey);
        });
        model.Entity<FlowRow>().ToTable("flows").HasKey(row => new { row.InstanceKey, row.FlowId });
        model.Entity<VariableRow>(table =>
        {
            table.ToTable("variables").HasKey(row => new { row.InstanceKey, row.ScopeKey, row.Name });
            table.HasIndex(row => new { row.Name, row.Json });
            table.HasIndex(row => row.Key);
        });
        model.Entity<HistoryRow>().ToTable("history").HasKey(row => new { row.InstanceKey, row.Revision });
    }
}

/// <summary>Keys and indices of what waits.</summary>
internal static class WaitTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<UserTaskRow>(table =>
        {
            table.ToTable("user_tasks").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.InstanceKey);
            table.HasIndex(row => new { row.Assignee, row.Status });
        });
        model.Entity<TaskCandidateRow>(table =>
        {
            table.ToTable("task_candidates").HasKey(row => new { row.TaskKey, row.Kind, row.Candidate });
            table.HasIndex(row => new { row.Kind, row.Candidate });
        });
        model.Entity<TaskDraftRow>(table =>
        {
            table.ToTable("task_drafts").HasKey(row => row.TaskKey);
            table.Property(row => row.TaskKey).ValueGeneratedNever();
        });
        model.Entity<JobRow>(table =>
        {
            table.ToTable("jobs").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.InstanceKey);
            table.HasIndex(row => new { row.Type, row.DueAt });
        });
        model.Entity<TimerRow>(table =>
        {
            table.ToTable("timers").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.DueAt);
            table.HasIndex(row => row.InstanceKey);
        });
        model.Entity<SubscriptionRow>(table =>
        {
            table.ToTable("subscriptions").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => new { row.MessageName, row.CorrelationKey });
            table.HasIndex(row => row.InstanceKey);
        });
        model.Entity<IncidentRow>(table =>
        {
            table.ToTable("incidents").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.InstanceKey);
            table.HasIndex(row => row.ResolvedAt);
        });
    }
}

/// <summary>Keys and indices of what the shell owns.</summary>
internal static class ShellTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OutboxRow>(table =>
        {
            table.ToTable("outbox").HasKey(row => new { row.InstanceKey, row.Revision, row.Ordinal });
            table.HasIndex(row => row.DueAt);
        });
        model.Entity<TombstoneRow>(table =>
        {
            table.ToTable("tombstones").HasKey(row => row.ParentElementKey);
            table.Property(row => row.ParentElementKey).ValueGeneratedNever();
        });
        model.Entity<CommandRow>(table =>
        {
            table.ToTable("commands").HasKey(row => row.CommandId);
            table.HasIndex(row => row.At);
        });
        model.Entity<MessageRow>(table =>
        {
            table.ToTable("messages").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => new { row.Name, row.CorrelationKey });
            table.HasIndex(row => row.ExpiresAt);
        });
        model.Entity<MessageCorrelationRow>().ToTable("message_correlations").HasKey(row => new { row.MessageKey, row.ProcessId });
        model.Entity<AccessRow>(table =>
        {
            table.ToTable("accesses").HasKey(row => row.Id);
            table.HasIndex(row => row.CaseKey);
            table.HasIndex(row => row.At);
        });
        model.Entity<DocumentRow>(table =>
        {
            table.ToTable("documents").HasKey(row => row.Key);
            table.Property(row => row.Key).ValueGeneratedNever();
            table.HasIndex(row => row.IdempotencyKey).IsUnique();
            table.HasIndex(row => row.CaseKey);
            table.HasIndex(row => row.InstanceKey);
        });
        model.Entity<SchemaRow>(table =>
        {
            table.ToTable("schema_version").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasData(new SchemaRow { Id = 1, Version = RuntimeDb.SchemaVersion });
        });
        model.Entity<NumberRow>(table =>
        {
            table.ToTable("numbers").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasData(new NumberRow { Id = 1, Next = 1 });
        });
    }
}
