using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetroEGov.Runtime.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchableCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "key",
                table: "variables",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "error_message",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "handed_to",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "element_key",
                table: "incidents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "instance_tags",
                columns: table => new
                {
                    instance_key = table.Column<long>(type: "INTEGER", nullable: false),
                    tag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_instance_tags", x => new { x.instance_key, x.tag });
                });

            migrationBuilder.CreateIndex(
                name: "IX_variables_key",
                table: "variables",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_instance_tags_tag",
                table: "instance_tags",
                column: "tag");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "instance_tags");

            migrationBuilder.DropIndex(
                name: "IX_variables_key",
                table: "variables");

            migrationBuilder.DropColumn(
                name: "key",
                table: "variables");

            migrationBuilder.DropColumn(
                name: "error_message",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "handed_to",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "element_key",
                table: "incidents");
        }
    }
}
