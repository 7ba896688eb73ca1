using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Storyboards;

/// <summary>What a preset may be, and what happens on commands about presets.</summary>
public static class PresetRules
{
    /// <summary>Most presets of a project.</summary>
    public const int MaximumPresets = 100;

    internal static PresetChanged? Put(Storyboard storyboard, Preset preset)
    {
        TitleRules.Check("name of the preset", preset.Name, mayBeEmpty: false);
        if (!Enum.IsDefined(preset.Kind))
            throw new NotAllowedException($"The kind {preset.Kind} of presets is unknown: choose one of {string.Join(", ", Enum.GetNames<PresetKind>())}.");
        var isFormat = preset.Kind == PresetKind.Format;
        WordsRules.Check("preset", preset.Words, mayBeEmpty: isFormat);
        if (isFormat != (preset.Format is not null) || isFormat && preset.Words.Length > 0)
            throw new NotAllowedException("A format preset has a frame and length and no words; a style or camera has words and no frame.");
        if (preset.Format is { } format) ShotFormatRules.Check(format);
        var before = storyboard.FindPreset(preset.Id);
        if (before is not null && before.Kind != preset.Kind)
            throw new NotAllowedException($"The preset {before.Name} is a {before.Kind.ToString().ToLowerInvariant()} and stays one: add another preset instead.");
        if (before is null && storyboard.Presets.Length >= MaximumPresets)
            throw new TooManyException($"The project has {storyboard.Presets.Length} presets, and more than {MaximumPresets} are not allowed.");
        return before == preset ? null : new(before, preset);
    }

    internal static PresetChanged Remove(Storyboard storyboard, PresetId id) => new(
        storyboard.FindPreset(id) ?? throw new NotAllowedException($"The project has no preset {id}. Somebody may have removed it."), null);
}
