using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SoraCollab.Storage.Database.Migrations
{
    /// <inheritdoc />
    public partial class KeepSnapshotsNowAndThen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "SnapshotVersion",
                table: "StoryboardSnapshots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Until now every version was written whole.
            migrationBuilder.Sql("UPDATE \"StoryboardSnapshots\" SET \"SnapshotVersion\" = \"Version\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SnapshotVersion",
                table: "StoryboardSnapshots");
        }
    }
}
