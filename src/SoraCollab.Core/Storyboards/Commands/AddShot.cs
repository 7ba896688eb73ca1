using SoraCollab.Core.Screenplays;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Adds a shot.</summary>
/// <param name="ShotId">The new shot's id, chosen by the sender and not used before.</param>
/// <param name="SceneId">The scene it belongs to.</param>
/// <param name="Seed">Its first seed, drawn by the sender.</param>
/// <param name="Title">Title, at most 200 characters.</param>
/// <param name="Prompt">Prompt, within PromptRules; may be empty.</param>
/// <param name="Format">Frame and length; null takes those of the shot before it, or the default for the first.</param>
/// <param name="After">The shot of this scene it comes after, or null for the end of the scene.</param>
/// <param name="Script">What the screenplay says of it; null for a shot of no screenplay.</param>
public sealed record AddShot(
    ShotId ShotId,
    SceneId SceneId,
    ulong Seed,
    string Title = "",
    string Prompt = "",
    ShotFormat? Format = null,
    ShotId? After = null,
    ShotScript? Script = null) : StoryboardCommand;
