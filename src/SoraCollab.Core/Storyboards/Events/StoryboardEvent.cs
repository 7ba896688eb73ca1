using System.Text.Json.Serialization;

namespace SoraCollab.Core.Storyboards.Events;

/// <summary>
/// Something that happened to a storyboard, with all that is needed to apply it and to take it back. In JSON, "kind" tells which.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProjectRenamed), "projectRenamed")]
[JsonDerivedType(typeof(SceneAdded), "sceneAdded")]
[JsonDerivedType(typeof(SceneRemoved), "sceneRemoved")]
[JsonDerivedType(typeof(SceneRenamed), "sceneRenamed")]
[JsonDerivedType(typeof(SlugLineChanged), "slugLineChanged")]
[JsonDerivedType(typeof(SceneMoved), "sceneMoved")]
[JsonDerivedType(typeof(ShotAdded), "shotAdded")]
[JsonDerivedType(typeof(ShotRemoved), "shotRemoved")]
[JsonDerivedType(typeof(ShotMoved), "shotMoved")]
[JsonDerivedType(typeof(ShotRetitled), "shotRetitled")]
[JsonDerivedType(typeof(PromptEdited), "promptEdited")]
[JsonDerivedType(typeof(ShotFormatChanged), "shotFormatChanged")]
[JsonDerivedType(typeof(ShotSeedChanged), "shotSeedChanged")]
[JsonDerivedType(typeof(ShotSamplingChanged), "shotSamplingChanged")]
[JsonDerivedType(typeof(ShotStatusChanged), "shotStatusChanged")]
[JsonDerivedType(typeof(TakeAdded), "takeAdded")]
[JsonDerivedType(typeof(TakeChosen), "takeChosen")]
[JsonDerivedType(typeof(BeatChanged), "beatChanged")]
[JsonDerivedType(typeof(ShotPresetsChanged), "shotPresetsChanged")]
[JsonDerivedType(typeof(ShotExpansionChanged), "shotExpansionChanged")]
[JsonDerivedType(typeof(TakeRated), "takeRated")]
[JsonDerivedType(typeof(TakeRemoved), "takeRemoved")]
[JsonDerivedType(typeof(TakeReturned), "takeReturned")]
[JsonDerivedType(typeof(CastChanged), "castChanged")]
[JsonDerivedType(typeof(PresetChanged), "presetChanged")]
[JsonDerivedType(typeof(NoteChanged), "noteChanged")]
[JsonDerivedType(typeof(ScriptChanged), "scriptChanged")]
[JsonDerivedType(typeof(ShotScriptChanged), "shotScriptChanged")]
[JsonDerivedType(typeof(PlaylistChanged), "playlistChanged")]
public abstract record StoryboardEvent;
