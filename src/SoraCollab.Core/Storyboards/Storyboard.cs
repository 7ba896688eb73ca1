using System.Collections.Immutable;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Storyboards;

/// <summary>
/// A film on cards: the whole state of a project that its team shares. A value: changes make a new one, through
/// <see cref="StoryboardReducer"/>.
/// </summary>
public sealed record Storyboard
{
    /// <summary>The project this is.</summary>
    public required ProjectId Id { get; init; }

    /// <summary>Number of commands applied so far: 0 when new, one more with each.</summary>
    public long Version { get; init; }

    /// <summary>The film's title.</summary>
    public required string Title { get; init; }

    /// <summary>The screenplay; null while the film has none.</summary>
    public ScriptDraft? Script { get; init; }

    /// <summary>The scenes in playing order.</summary>
    public ImmutableArray<Scene> Scenes { get; init; } = [];

    /// <summary>Who plays in the film, in the order in which they were added.</summary>
    public ImmutableArray<CastMember> Cast { get; init; } = [];

    /// <summary>What shots share, in the order in which it was added.</summary>
    public ImmutableArray<Preset> Presets { get; init; } = [];

    /// <summary>What is watched together, in the order in which it was added.</summary>
    public ImmutableArray<Playlist> Playlists { get; init; } = [];

    /// <summary>Every shot in playing order, through all scenes.</summary>
    public IEnumerable<Shot> Shots => Scenes.SelectMany(scene => scene.Shots);

    /// <summary>The scene named <paramref name="id"/>, or null where there is none.</summary>
    public Scene? FindScene(SceneId id) => Scenes.FirstOrDefault(scene => scene.Id == id);

    /// <summary>The scene that holds the shot named <paramref name="id"/>, or null where there is none.</summary>
    public Scene? FindSceneOf(ShotId id) => Scenes.FirstOrDefault(scene => scene.Shots.Any(shot => shot.Id == id));

    /// <summary>The shot named <paramref name="id"/>, or null where there is none.</summary>
    public Shot? FindShot(ShotId id) => Shots.FirstOrDefault(shot => shot.Id == id);

    /// <summary>The preset named <paramref name="id"/>, or null where there is none.</summary>
    public Preset? FindPreset(PresetId id) => Presets.FirstOrDefault(preset => preset.Id == id);

    /// <summary>The playlist named <paramref name="id"/>, or null where there is none.</summary>
    public Playlist? FindPlaylist(PlaylistId id) => Playlists.FirstOrDefault(playlist => playlist.Id == id);

    /// <summary>The member of the cast named <paramref name="id"/>, or null where there is none.</summary>
    public CastMember? FindCastMember(CastMemberId id) => Cast.FirstOrDefault(member => member.Id == id);

    /// <summary>The take named <paramref name="id"/>, or null where there is none.</summary>
    public Take? FindTake(TakeId id) => Shots.SelectMany(shot => shot.Takes).FirstOrDefault(take => take.Id == id);

    /// <inheritdoc/>
    public bool Equals(Storyboard? other) =>
        other is not null && Id == other.Id && Version == other.Version && Title == other.Title && Script == other.Script
        && Cast.AsSpan().SequenceEqual(other.Cast.AsSpan()) && Presets.AsSpan().SequenceEqual(other.Presets.AsSpan())
        && Playlists.AsSpan().SequenceEqual(other.Playlists.AsSpan()) && Scenes.AsSpan().SequenceEqual(other.Scenes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Version, Title, Scenes.Length);
}
