using Microsoft.AspNetCore.Components;
using SoraCollab.Core;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Review;

/// <summary>A part of the Review page: the shot in the player, and what this person looks at.</summary>
public abstract class ReviewPart : RoomPart
{
    /// <summary>The shot in the player.</summary>
    [CascadingParameter] protected Shot Shot { get; set; } = default!;

    /// <summary>What this person looks at.</summary>
    [CascadingParameter] protected ReviewView View { get; set; } = default!;

    /// <summary>The names of the team, also of those who are not here.</summary>
    [CascadingParameter(Name = "Names")] protected IReadOnlyDictionary<UserId, string> Names { get; set; } = default!;

    /// <summary>The take in the player.</summary>
    protected Take? Take => View.TakeIn(Shot);

    /// <summary>The notes on the take in the player, by frame.</summary>
    protected IEnumerable<Note> NotesOfTake => Shot.Notes.Where(note => note.TakeId == Take?.Id).OrderBy(note => note.Frame).ThenBy(note => note.At);

    /// <summary>The name of somebody who wrote here; of one who left the team, what remains of it.</summary>
    protected string NameOf(UserId user) => Names.GetValueOrDefault(user, "Somebody who left");

    /// <summary>The colour of a person, 1 to 8.</summary>
    protected static int ColourOf(UserId user) => PersonColour.IndexOf(user.Value);

    /// <summary>A frame of a take as notes write it, MM:SS:FF.</summary>
    protected static string TimeOf(int frame, double rate) => FilmTime.Timecode(frame, rate)[3..];
}
