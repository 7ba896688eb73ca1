namespace SoraCollab.Core.Jobs;

/// <summary>What a host's word makes of a job.</summary>
/// <param name="Job">The job afterwards; the same one where nothing changed.</param>
/// <param name="Answer">What to tell the host.</param>
public readonly record struct JobTransition(GenerationJob Job, LeaseAnswer Answer);
