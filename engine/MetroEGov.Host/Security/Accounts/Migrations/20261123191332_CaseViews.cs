using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetroEGov.Host.Security.Accounts.Migrations
{
    /// <inheritdoc />
    public partial class CaseViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_views",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    AuthorityKey = table.Column<string>(type: "TEXT", maxLength: 9, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    InstanceKey = table.Column<long>(type: "INTEGER", nullable: false),
                    TaskKey = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_views", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_case_views_AuthorityKey_Id",
                table: "case_views",
                columns: new[] { "AuthorityKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_views_InstanceKey",
                table: "case_views",
                column: "InstanceKey");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_views");
        }
    }
}
