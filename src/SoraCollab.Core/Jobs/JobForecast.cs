namespace SoraCollab.Core.Jobs;

/// <summary>When a job will be done, as far as can be told.</summary>
/// <param name="UntilStart">Time until a host takes it; zero once one has.</param>
/// <param name="UntilEnd">Time until its take is there.</param>
public sealed record JobForecast(TimeSpan UntilStart, TimeSpan UntilEnd);
