using SoraCollab.Core;
using SoraCollab.Core.Reviews;

namespace SoraCollab.Web.Guests;

/// <summary>A note as a guest's browser sends it.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Take">The take that they watch.</param>
/// <param name="Frame">The frame, or the first of a range, from 0.</param>
/// <param name="Words">What it says; may be empty where something is drawn.</param>
/// <param name="Drawing">What is drawn on the frame.</param>
/// <param name="Last">The last frame of a range; null for a note on one frame.</param>
public sealed record GuestNote(ShotId Shot, TakeId Take, int Frame, string Words, ValueList<Stroke> Drawing, int? Last = null);
