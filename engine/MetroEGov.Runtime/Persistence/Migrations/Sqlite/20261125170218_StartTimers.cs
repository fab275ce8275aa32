using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetroEGov.Runtime.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StartTimers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "start_timers",
                columns: table => new
                {
                    definition_key = table.Column<long>(type: "INTEGER", nullable: false),
                    element_id = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    repetitions_left = table.Column<int>(type: "INTEGER", nullable: true),
                    interval = table.Column<string>(type: "TEXT", nullable: true),
                    anchor = table.Column<long>(type: "INTEGER", nullable: true),
                    occurrence = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_start_timers", x => new { x.definition_key, x.element_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_start_timers_due_at",
                table: "start_timers",
                column: "due_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "start_timers");
        }
    }
}
