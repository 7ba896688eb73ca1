using Microsoft.ML.OnnxRuntime;
using SoraCollab.Core;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Says what went wrong in a sentence that the person who asked for the take can act on.</summary>
internal static class FailureSentence
{
    // ENOSPC of Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows.
    private static readonly int[] DiskFullCodes = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>The sentence.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="hostName">The host's name for people.</param>
    public static string Of(Exception failure, string hostName) => failure switch
    {
        JobRefusedException or InvalidVideoRequestException or StudioException => failure.Message,
        InvalidModelException damaged => $"The model on host {hostName} is damaged or incomplete. {damaged.Message} Repair the model's folder and try again.",
        ExecutionProviderUnavailableException => $"Host {hostName} cannot use its device. {failure.Message}",
        FfmpegMissingException => $"Host {hostName} cannot encode takes. {failure.Message}",
        _ when IsDiskFull(failure) => $"The disk of host {hostName} is full. Free some space there and try again.",
        _ when IsOutOfMemory(failure) => $"Host {hostName} ran out of memory. Ask for fewer frames or a smaller picture, or use a host with more.",
        MediaToolException => $"Host {hostName} could not encode the take. {failure.Message}",
        _ => $"Host {hostName} met an unexpected error ({failure.GetType().Name}: {failure.Message}). Its log says more; trying again may help.",
    };

    private static bool IsDiskFull(Exception failure) =>
        failure is IOException io && DiskFullCodes.Contains(io.HResult)
        || failure is MediaToolException && failure.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase);

    private static bool IsOutOfMemory(Exception failure) =>
        failure is OutOfMemoryException
        || failure is OnnxRuntimeException && failure.Message.Contains("alloc", StringComparison.OrdinalIgnoreCase);
}
