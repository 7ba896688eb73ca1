using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Storyboards.Events;

namespace SoraCollab.Core.Reviews;

/// <summary>What playlists may be, and what happens on commands about them. Null where the value is the one it is already.</summary>
public static class PlaylistDecider
{
    /// <summary>Most playlists of a project.</summary>
    public const int MaximumPlaylists = 100;

    /// <summary>Most takes of a playlist.</summary>
    public const int MaximumTakes = 1_000;

    internal static PlaylistChanged Add(Storyboard storyboard, AddPlaylist command)
    {
        CheckName(command.Name);
        if (storyboard.FindPlaylist(command.PlaylistId) is not null) throw new AlreadyExistsException($"Playlist {command.PlaylistId}");
        if (storyboard.Playlists.Length >= MaximumPlaylists)
            throw new TooManyException($"The project has {storyboard.Playlists.Length} playlists, and more than {MaximumPlaylists} are not allowed.");
        return new(null, new Playlist { Id = command.PlaylistId, Name = command.Name });
    }

    internal static PlaylistChanged? Rename(Storyboard storyboard, RenamePlaylist command)
    {
        CheckName(command.Name);
        var playlist = Find(storyboard, command.PlaylistId);
        return playlist.Name == command.Name ? null : new(playlist, playlist with { Name = command.Name });
    }

    internal static PlaylistChanged Remove(Storyboard storyboard, RemovePlaylist command) => new(Find(storyboard, command.PlaylistId), null);

    internal static PlaylistChanged? AddTake(Storyboard storyboard, AddToPlaylist command)
    {
        var playlist = Find(storyboard, command.PlaylistId);
        if (storyboard.FindTake(command.TakeId) is null)
            throw new NotAllowedException($"Take {command.TakeId} is not in this film. Somebody may have removed it.");
        // Two people who add the same take meant the same.
        if (playlist.Takes.Contains(command.TakeId)) return null;
        if (playlist.Takes.Count >= MaximumTakes)
            throw new TooManyException($"The playlist {playlist.Name} has {playlist.Takes.Count} takes, and more than {MaximumTakes} are not allowed.");
        return new(playlist, playlist with { Takes = [.. playlist.Takes, command.TakeId] });
    }

    internal static PlaylistChanged? MoveTake(Storyboard storyboard, MoveInPlaylist command)
    {
        var playlist = Find(storyboard, command.PlaylistId);
        Holds(playlist, command.TakeId);
        if (command.After is { } before) Holds(playlist, before);
        if (command.After == command.TakeId) return null;
        List<TakeId> takes = [.. playlist.Takes.Where(take => take != command.TakeId)];
        takes.Insert(command.After is { } after ? takes.IndexOf(after) + 1 : 0, command.TakeId);
        return takes.SequenceEqual(playlist.Takes) ? null : new(playlist, playlist with { Takes = [.. takes] });
    }

    internal static PlaylistChanged RemoveTake(Storyboard storyboard, RemoveFromPlaylist command)
    {
        var playlist = Find(storyboard, command.PlaylistId);
        Holds(playlist, command.TakeId);
        return new(playlist, playlist with { Takes = [.. playlist.Takes.Where(take => take != command.TakeId)] });
    }

    private static void CheckName(string name) => TitleRules.Check("name of the playlist", name, mayBeEmpty: false);

    private static void Holds(Playlist playlist, TakeId take)
    {
        if (!playlist.Takes.Contains(take)) throw new NotAllowedException($"Take {take} is not in the playlist {playlist.Name}. Somebody may have taken it out.");
    }

    private static Playlist Find(Storyboard storyboard, PlaylistId id) => storyboard.FindPlaylist(id)
        ?? throw new NotAllowedException($"The project has no playlist {id}. Somebody may have removed it.");
}
