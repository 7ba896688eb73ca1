using SoraCollab.Core.Projects;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Tests.Projects;

public sealed class CommandRightsTests
{
    private static readonly ShotId Shot = ShotId.New();

    [Fact]
    public void LeastRole_OfJudging_IsReviewer() => Assert.All(
        new StoryboardCommand[]
        {
            new AddNote(Shot, NoteId.New(), TakeId.New(), 0, null, "x", []), new ReplyToNote(Shot, NoteId.New(), "x"), new ResolveNote(Shot, NoteId.New(), true),
            new SetShotStatus(Shot, ShotStatus.Approved), new SetShotStatus(Shot, ShotStatus.Retake), new SetShotStatus(Shot, ShotStatus.ForReview),
            new RateTake(Shot, TakeId.New(), 3), new UndoLast(), new RedoLast(),
            new AddPlaylist(PlaylistId.New(), "Dailies"), new RenamePlaylist(PlaylistId.New(), "x"), new RemovePlaylist(PlaylistId.New()),
            new AddToPlaylist(PlaylistId.New(), TakeId.New()), new MoveInPlaylist(PlaylistId.New(), TakeId.New(), null), new RemoveFromPlaylist(PlaylistId.New(), TakeId.New()),
        },
        command => Assert.Equal(ProjectRole.Reviewer, CommandRights.LeastRole(command)));

    /// <summary>Whatever is added to the studio later changes the film until somebody says otherwise.</summary>
    [Fact]
    public void LeastRole_OfEverythingElse_IsEditor()
    {
        Type[] judging = [typeof(AddNote), typeof(EditNote), typeof(RemoveNote), typeof(ReplyToNote), typeof(ResolveNote), typeof(SetShotStatus), typeof(RateTake), typeof(UndoLast), typeof(RedoLast),
            typeof(AddPlaylist), typeof(RenamePlaylist), typeof(RemovePlaylist), typeof(AddToPlaylist), typeof(MoveInPlaylist), typeof(RemoveFromPlaylist)];
        var others = typeof(StoryboardCommand).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoryboardCommand)) && !judging.Contains(type)).ToArray();
        Assert.NotEmpty(others);
        Assert.All(others, type => Assert.Equal(
            ProjectRole.Editor, CommandRights.LeastRole((StoryboardCommand)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))));
        Assert.Equal(ProjectRole.Editor, CommandRights.LeastRole(new SetShotStatus(Shot, ShotStatus.Draft)));
    }

    [Fact]
    public void Roles_StandInTheOrderOfTheirRights() =>
        Assert.True(ProjectRole.Viewer < ProjectRole.Reviewer && ProjectRole.Reviewer < ProjectRole.Editor && ProjectRole.Editor < ProjectRole.Owner);
}
