namespace SoraCollab.Training.World.Settings;

/// <summary>A part of a setting in drawing order. Z: 0 the sky, 1 the main stage, above 1 nearer than the stage.</summary>
public abstract record SettingItem(double Z);
