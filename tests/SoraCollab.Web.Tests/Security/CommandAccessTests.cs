using System.Runtime.CompilerServices;
using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Security;

/// <summary>Every command that a project's room takes, and who may send it. A command that is not in the table fails the test.</summary>
public sealed class CommandAccessTests
{
    private static readonly string[] Columns = ["viewer", "reviewer", "editor", "owner"];

    private const string Table = """
        # who sends         | viewer reviewer editor owner
        AddNote             | no yes yes yes
        EditNote            | no yes yes yes
        RemoveNote          | no yes yes yes
        ReplyToNote         | no yes yes yes
        ResolveNote         | no yes yes yes
        RateTake            | no yes yes yes
        UndoLast            | no yes yes yes
        RedoLast            | no yes yes yes
        SetShotStatus       | no no yes yes
        SetShotStatus:Judge | no yes yes yes
        AddPlaylist         | no yes yes yes
        AddToPlaylist       | no yes yes yes
        MoveInPlaylist      | no yes yes yes
        RemoveFromPlaylist  | no yes yes yes
        RemovePlaylist      | no yes yes yes
        RenamePlaylist      | no yes yes yes
        AddBeat             | no no yes yes
        AddScene            | no no yes yes
        AddShot             | no no yes yes
        AddTake             | no no yes yes
        ChooseTake          | no no yes yes
        DuplicateShot       | no no yes yes
        EditBeat            | no no yes yes
        EditPrompt          | no no yes yes
        LinkRetake          | no no yes yes
        MoveBeat            | no no yes yes
        MoveScene           | no no yes yes
        MoveShot            | no no yes yes
        PutCastMember       | no no yes yes
        PutPreset           | no no yes yes
        RestoreVersion      | no no yes yes
        SetScript           | no no yes yes
        SetShotScript       | no no yes yes
        RemoveBeat          | no no yes yes
        RemoveCastMember    | no no yes yes
        RemovePreset        | no no yes yes
        RemoveScene         | no no yes yes
        RemoveShot          | no no yes yes
        RemoveTake          | no no yes yes
        RenameProject       | no no yes yes
        RenameScene         | no no yes yes
        SetBeatPicture      | no no yes yes
        SetShotExpansion    | no no yes yes
        SetShotFormat       | no no yes yes
        SetShotPresets      | no no yes yes
        SetShotSampling     | no no yes yes
        SetShotSeed         | no no yes yes
        SetShotTitle        | no no yes yes
        SetSlugLine         | no no yes yes
        """;

    private static readonly ProjectRole[] Roles = [ProjectRole.Viewer, ProjectRole.Reviewer, ProjectRole.Editor, ProjectRole.Owner];

    private static IReadOnlyDictionary<string, string[]> Rows => AccessTable.Read(Table, Columns);

    private static IEnumerable<Type> Commands => typeof(StoryboardCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoryboardCommand)) && !type.IsAbstract);

    [Fact]
    public void EveryCommand_IsInTheTable() => AccessTable.AssertWhole(Commands.Select(type => type.Name).Append("SetShotStatus:Judge"), Rows.Keys, "command");

    [Fact]
    public void EveryCommand_TakesTheRoleThatTheTableSays()
    {
        foreach (var (name, answers) in Rows)
        {
            var command = name == "SetShotStatus:Judge"
                ? new SetShotStatus(default, ShotStatus.Approved)
                : (StoryboardCommand)RuntimeHelpers.GetUninitializedObject(Commands.Single(type => type.Name == name));
            Assert.Equal($"{name}: {string.Join(' ', answers)}", $"{name}: {string.Join(' ', Roles.Select(role => role >= CommandRights.LeastRole(command) ? "yes" : "no"))}");
        }
    }
}
