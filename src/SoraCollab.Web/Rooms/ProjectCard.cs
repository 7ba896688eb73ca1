using SoraCollab.Core;
using SoraCollab.Core.Projects;

namespace SoraCollab.Web.Rooms;

/// <summary>A project as the library shows it.</summary>
/// <param name="Id">The project.</param>
/// <param name="Title">The film's title.</param>
/// <param name="ShotCount">Number of shots.</param>
/// <param name="TakeCount">Number of takes.</param>
/// <param name="PosterHash">A still that stands for the film; null where it has none.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Role">What the person may do in it.</param>
public sealed record ProjectCard(ProjectId Id, string Title, int ShotCount, int TakeCount, string? PosterHash, DateTimeOffset ChangedAt, ProjectRole Role);
