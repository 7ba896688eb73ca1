namespace SoraCollab.Training.World.Settings;

/// <summary>
/// Something drawn at one depth: once a clip by <see cref="Draw"/>, or in every frame (seconds) by <see cref="DrawAt"/>.
/// </summary>
public sealed record Layer(double Z) : SettingItem(Z)
{
    /// <summary>Draws what does not change.</summary>
    public Action<Pen>? Draw { get; init; }

    /// <summary>Draws a frame of what moves.</summary>
    public Action<Pen, double>? DrawAt { get; init; }

    /// <summary>Units a second, for clouds and fog banks.</summary>
    public double Drift { get; init; }

    /// <summary>The far weather is drawn here.</summary>
    public bool Weather { get; init; }

    /// <summary>Not the same in every frame.</summary>
    public bool Moving => DrawAt is not null || Weather;
}
