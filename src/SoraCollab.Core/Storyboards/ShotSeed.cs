namespace SoraCollab.Core.Storyboards;

/// <summary>A shot's seed and whether it stays from take to take.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Locked">True to keep it.</param>
public sealed record ShotSeed(ulong Seed, bool Locked)
{
    private const uint Seeds = 100_000_000;

    /// <summary>The seed of a new shot, 0 to 99,999,999: it comes from the shot's id, so it is fresh for every shot and the same on every replica.</summary>
    public static ulong FirstOf(ShotId shot)
    {
        Span<byte> bytes = stackalloc byte[16];
        shot.Value.TryWriteBytes(bytes);
        return BitConverter.ToUInt32(bytes[12..]) % Seeds;
    }
}
