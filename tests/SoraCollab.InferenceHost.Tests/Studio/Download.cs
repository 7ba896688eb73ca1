using SoraCollab.Core;

namespace SoraCollab.InferenceHost.Tests.Studio;

/// <summary>A host fetched footage.</summary>
internal sealed record Download(JobId Job, string Hash, long LeaseToken);
