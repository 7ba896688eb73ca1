namespace SoraCollab.Core.Storyboards.Commands;

/// <summary>Changes the film's title.</summary>
/// <param name="Title">The new title, 1 to 200 characters.</param>
public sealed record RenameProject(string Title) : StoryboardCommand;
