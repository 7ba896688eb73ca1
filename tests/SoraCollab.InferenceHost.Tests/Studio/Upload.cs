using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.InferenceHost.Tests.Studio;

/// <summary>A file that arrived.</summary>
internal sealed record Upload(JobId Job, TakeFileKind Kind, long LeaseToken);
