namespace SoraCollab.Core.Guests;

/// <summary>Names a guest link. Not its code, which only the link itself carries.</summary>
/// <param name="Value">The 128-bit value.</param>
public readonly record struct GuestLinkId(Guid Value)
{
    /// <summary>A fresh name.</summary>
    public static GuestLinkId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}
