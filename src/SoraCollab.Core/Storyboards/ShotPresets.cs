namespace SoraCollab.Core.Storyboards;

/// <summary>The presets that a shot follows. One that the project no longer has adds nothing.</summary>
/// <param name="Style">Its style, or null for none.</param>
/// <param name="Camera">Its camera, or null for none.</param>
public sealed record ShotPresets(PresetId? Style, PresetId? Camera)
{
    /// <summary>None.</summary>
    public static ShotPresets None { get; } = new(null, null);
}
