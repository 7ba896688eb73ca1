namespace SoraCollab.Training.Captions.Wordings;

/// <summary>The camera moves.</summary>
internal static class CameraWords
{
    /// <summary>Camera move to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "static", "the camera holds still", "static camera", "locked-off camera" },
        { "pan_left", "the camera pans left", "slow pan left", "pan to the left" },
        { "pan_right", "the camera pans right", "slow pan right", "pan to the right" },
        { "tilt_up", "the camera tilts up", "slow tilt up", "tilting up" },
        { "tilt_down", "the camera tilts down", "slow tilt down", "tilting down" },
        { "push_in", "the camera pushes in", "slow push in", "dolly in" },
        { "pull_out", "the camera pulls out", "slow pull out", "the camera pulls back" },
        { "truck_left", "the camera trucks left", "truck left", "tracking left", "the camera tracks left" },
        { "truck_right", "the camera trucks right", "truck right", "tracking right", "the camera tracks right" },
    };
}
