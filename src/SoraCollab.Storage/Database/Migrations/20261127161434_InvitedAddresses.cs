using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SoraCollab.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class InvitedAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "Invitations",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Email",
                table: "Invitations");
        }
    }
}
