using System.Linq.Expressions;
using MetroEGov.Runtime.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MetroEGov.Runtime.Persistence;

/// <summary>
/// The tables of the runtime. One context per unit of work, not thread-safe. Providers derive from it and bring their migrations; only
/// what every provider can do is used here.
/// </summary>
public abstract class RuntimeDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The schema that this product writes. A file with a higher number is refused.</summary>
    public const int SchemaVersion = 1;

    public DbSet<ResourceRow> Resources => Set<ResourceRow>();

    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();

    public DbSet<StartSubscriptionRow> StartSubscriptions => Set<StartSubscriptionRow>();

    public DbSet<StartTimerRow> StartTimers => Set<StartTimerRow>();

    public DbSet<ProcedureRow> Procedures => Set<ProcedureRow>();

    public DbSet<LibraryFileRow> LibraryFiles => Set<LibraryFileRow>();

    public DbSet<FileRevisionRow> FileRevisions => Set<FileRevisionRow>();

    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<InstanceAuthorityRow> InstanceAuthorities => Set<InstanceAuthorityRow>();

    public DbSet<InstanceTagRow> InstanceTags => Set<InstanceTagRow>();

    public DbSet<ElementRow> Elements => Set<ElementRow>();

    public DbSet<FlowRow> Flows => Set<FlowRow>();

    public DbSet<VariableRow> Variables => Set<VariableRow>();

    public DbSet<HistoryRow> History => Set<HistoryRow>();

    public DbSet<UserTaskRow> UserTasks => Set<UserTaskRow>();

    public DbSet<TaskCandidateRow> TaskCandidates => Set<TaskCandidateRow>();

    public DbSet<TaskDraftRow> TaskDrafts => Set<TaskDraftRow>();

    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<TimerRow> Timers => Set<TimerRow>();

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<TombstoneRow> Tombstones => Set<TombstoneRow>();

    public DbSet<CommandRow> Commands => Set<CommandRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    public DbSet<MessageCorrelationRow> MessageCorrelations => Set<MessageCorrelationRow>();

    public DbSet<AccessRow> Accesses => Set<AccessRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<SchemaRow> Schema => Set<SchemaRow>();

    public DbSet<NumberRow> Numbers => Set<NumberRow>();

    /// <summary>A text of a row against a pattern, with case: what providers offer for it differs.</summary>
    internal abstract Expression Like(Expression text, LikePattern pattern);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Ticks in UTC sort and compare alike on every provider, and lose nothing against the times inside of a snapshot: a timer
        // whose column were rounded down would be fired before its time and rejected.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DefinitionTables.Map(modelBuilder);
        LibraryTables.Map(modelBuilder);
        InstanceTables.Map(modelBuilder);
        WaitTables.Map(modelBuilder);
        ShellTables.Map(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
