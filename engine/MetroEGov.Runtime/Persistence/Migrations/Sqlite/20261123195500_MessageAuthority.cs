using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetroEGov.Runtime.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MessageAuthority : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "authority_key",
                table: "messages",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "authority_key",
                table: "messages");
        }
    }
}
