namespace SoraCollab.Core.Reviews;

/// <summary>Takes that are watched one after the other, in an order of their own: for a dailies round, a client, a scene's alternatives.</summary>
public sealed record Playlist
{
    /// <summary>The playlist's name in data, unchanged for life.</summary>
    public required PlaylistId Id { get; init; }

    /// <summary>A name for people.</summary>
    public required string Name { get; init; }

    /// <summary>The takes in playing order, each once. One that was removed from its shot keeps its place, for when the removal is taken back.</summary>
    public ValueList<TakeId> Takes { get; init; } = [];
}
