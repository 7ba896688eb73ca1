using SoraCollab.Core.Reviews;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Writes a note on a take. The author is who sends it.</summary>
/// <param name="ShotId">The shot.</param>
/// <param name="NoteId">Chosen by the sender.</param>
/// <param name="TakeId">One of the shot's takes.</param>
/// <param name="Frame">The frame it is about, from 0, or the first of several.</param>
/// <param name="LastFrame">The last of several; null for one.</param>
/// <param name="Words">What it says; may be empty where something is drawn.</param>
/// <param name="Drawing">What is drawn on that frame.</param>
public sealed record AddNote(ShotId ShotId, NoteId NoteId, TakeId TakeId, int Frame, int? LastFrame, string Words, ValueList<Stroke> Drawing) : StoryboardCommand;
