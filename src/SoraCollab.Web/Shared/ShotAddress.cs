using SoraCollab.Core;

namespace SoraCollab.Web.Shared;

/// <summary>Addresses of the Shot page.</summary>
public static class ShotAddress
{
    /// <summary>The page of a shot; the take made there is linked to the note.</summary>
    public static string OfNote(ProjectId project, ShotId shot, NoteId note) => $"{Of(project, shot)}?note={note}";

    /// <summary>The page of a shot; with a verb's name, that verb's panel is open.</summary>
    public static string Of(ProjectId project, ShotId? shot, string? verb = null) =>
        $"projects/{project}/shots{(shot is null ? "" : $"/{shot}")}{(verb is null ? "" : $"?verb={verb}")}";
}
