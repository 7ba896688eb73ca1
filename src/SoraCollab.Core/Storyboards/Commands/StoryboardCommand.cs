using System.Text.Json.Serialization;

namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Something a person, or the studio, asks of a storyboard. In JSON, "kind" tells which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddScene), "addScene")]
[JsonDerivedType(typeof(RenameScene), "renameScene")]
[JsonDerivedType(typeof(SetSlugLine), "setSlugLine")]
[JsonDerivedType(typeof(MoveScene), "moveScene")]
[JsonDerivedType(typeof(RemoveScene), "removeScene")]
[JsonDerivedType(typeof(AddShot), "addShot")]
[JsonDerivedType(typeof(SetShotTitle), "setShotTitle")]
[JsonDerivedType(typeof(EditPrompt), "editPrompt")]
[JsonDerivedType(typeof(SetShotFormat), "setShotFormat")]
[JsonDerivedType(typeof(SetShotSeed), "setShotSeed")]
[JsonDerivedType(typeof(SetShotSampling), "setShotSampling")]
[JsonDerivedType(typeof(SetShotStatus), "setShotStatus")]
[JsonDerivedType(typeof(MoveShot), "moveShot")]
[JsonDerivedType(typeof(DuplicateShot), "duplicateShot")]
[JsonDerivedType(typeof(RemoveShot), "removeShot")]
[JsonDerivedType(typeof(ChooseTake), "chooseTake")]
[JsonDerivedType(typeof(RenameProject), "renameProject")]
[JsonDerivedType(typeof(AddTake), "addTake")]
[JsonDerivedType(typeof(UndoLast), "undoLast")]
[JsonDerivedType(typeof(RedoLast), "redoLast")]
public abstract record StoryboardCommand;
