namespace SoraCollab.Core.News;

/// <summary>Somebody who may be told, as others name them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that others see and mention.</param>
public sealed record NewsReader(UserId Id, string Name);
