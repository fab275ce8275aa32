using MetroEGov.Host.Security.Views;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MetroEGov.Host.Security.Accounts;

/// <summary>
/// What the host itself keeps: accounts, their grants, clients and tokens of the token server, who looked at which case. A file of its own
/// beside the engine's.
/// </summary>
public sealed class IdentityDb(DbContextOptions<IdentityDb> options) : IdentityUserContext<Account>(options)
{
    public DbSet<AccountGrant> Grants => Set<AccountGrant>();

    public DbSet<CaseView> CaseViews => Set<CaseView>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(entity => entity.DisplayName).HasMaxLength(200);
            account.Property(entity => entity.AuthorityKey).HasMaxLength(9);
            account.HasMany(entity => entity.Grants).WithOne().HasForeignKey(grant => grant.AccountId);
            account.HasIndex(entity => entity.AuthorityKey);
        });
        builder.Entity<AccountGrant>(grant =>
        {
            grant.ToTable("account_grants");
            grant.HasKey(entity => new { entity.AccountId, entity.Role, entity.AuthorityKey });
            grant.Property(entity => entity.Role).HasMaxLength(40);
            grant.Property(entity => entity.AuthorityKey).HasMaxLength(9);
        });
        builder.Entity<CaseView>(view =>
        {
            view.ToTable("case_views");
            view.Property(entity => entity.At).HasConversion(
                at => at.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
            view.Property(entity => entity.AuthorityKey).HasMaxLength(9);
            view.Property(entity => entity.Kind).HasMaxLength(40);
            view.HasIndex(entity => new { entity.AuthorityKey, entity.Id });
            view.HasIndex(entity => entity.InstanceKey);
        });
        builder.UseOpenIddict();
    }
}

/// <summary>For <c>dotnet ef migrations</c> only; the host itself takes the file from its data directory.</summary>
public sealed class IdentityDbDesign : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<IdentityDb>().UseSqlite("Data Source=:memory:").UseOpenIddict().Options);
}
