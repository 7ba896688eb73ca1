using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Projects;

/// <summary>Which role each command takes.</summary>
public static class CommandRights
{
    /// <summary>
    /// The least role that may send a command. Reviewers write notes and judge what is there: they may say For review, Retake and Approved,
    /// and take back what they did themselves; Draft is for those who write.
    /// </summary>
    public static ProjectRole LeastRole(StoryboardCommand command) => command switch
    {
        AddNote or EditNote or RemoveNote or ReplyToNote or ResolveNote => ProjectRole.Reviewer,
        SetShotStatus { Status: not ShotStatus.Draft } => ProjectRole.Reviewer,
        RateTake => ProjectRole.Reviewer,
        AddPlaylist or RenamePlaylist or RemovePlaylist or AddToPlaylist or MoveInPlaylist or RemoveFromPlaylist => ProjectRole.Reviewer,
        UndoLast or RedoLast => ProjectRole.Reviewer,
        _ => ProjectRole.Editor,
    };
}
