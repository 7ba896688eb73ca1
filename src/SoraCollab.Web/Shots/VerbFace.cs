using System.Collections.Immutable;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Shots;

/// <summary>How a verb looks in the bar and on its button.</summary>
/// <param name="Kind">Its name in Core.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Icon">Name of its icon.</param>
/// <param name="ReadsTake">Whether it needs a take to begin with.</param>
public sealed record VerbFace(string Kind, string Title, string Icon, bool ReadsTake)
{
    /// <summary>Every verb, in the order of the bar.</summary>
    public static ImmutableArray<VerbFace> All { get; } =
    [
        new(NewTake.Kind, "New", "add", ReadsTake: false),
        new(PictureTake.Kind, "From picture", "picture", ReadsTake: false),
        new(RemixTake.Kind, "Remix", "shuffle", ReadsTake: true),
        new(RecutTake.Kind, "Re-cut", "recut", ReadsTake: true),
        new(ExtendTake.Kind, "Extend", "extend", ReadsTake: true),
        new(LoopTake.Kind, "Loop", "loop", ReadsTake: true),
        new(JoinTake.Kind, "Join", "join", ReadsTake: true),
        new(StillTake.Kind, "Still", "still", ReadsTake: false),
        new(UpscaleTake.Kind, "Upscale", "upscale", ReadsTake: true),
        new(InterpolateTake.Kind, "Interpolate", "interpolate", ReadsTake: true),
    ];

    /// <summary>Those that finish a take rather than make another, kept in the menu at the end of the bar.</summary>
    public bool IsFinishing => Kind is UpscaleTake.Kind or InterpolateTake.Kind;

    /// <summary>The verb of a name; New for one that is unknown.</summary>
    public static VerbFace Of(string? kind) => All.FirstOrDefault(face => face.Kind == kind) ?? All[0];
}
