namespace SoraCollab.Core.Projects;

/// <summary>A project would be left without an owner. Nothing changed.</summary>
public sealed class LastOwnerException() : StudioException("A project needs an owner. Make somebody else an owner first.");
