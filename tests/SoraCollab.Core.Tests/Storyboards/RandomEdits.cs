using SoraCollab.Core.Reviews;
using SoraCollab.Core.Screenplays;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Storyboards;

/// <summary>Sensible commands of every kind, drawn at random, for properties that hold whatever a team does.</summary>
internal static class RandomEdits
{
    private static readonly Func<TestStoryboard, Random, UserId, StoryboardCommand?>[] Makers =
    [
        (_, random, _) => new RenameProject($"Film {random.Next(5)}"),
        (board, random, _) => new AddScene(SceneId.New(), $"Scene {random.Next(9)}", "EXT. BAY", random.Next(2) == 0 ? null : Scene(board, random)?.Id),
        (board, random, _) => Scene(board, random) is { } scene ? new RenameScene(scene.Id, $"S{random.Next(9)}") : null,
        (board, random, _) => Scene(board, random) is { } scene ? new SetSlugLine(scene.Id, $"INT. {random.Next(9)}") : null,
        (board, random, _) => Scene(board, random) is { } scene ? new MoveScene(scene.Id, Scene(board, random)?.Id) : null,
        (board, random, _) => board.Current.Scenes.Length > 1 && Scene(board, random) is { } scene ? new RemoveScene(scene.Id) : null,
        (board, random, _) => Scene(board, random) is { } scene ? new AddShot(ShotId.New(), scene.Id, (ulong)random.Next(), "Shot", "a boat", Script: new ShotScript { Action = "A boat." }) : null,
        (board, random, _) => Scene(board, random) is { } scene ? new AddShot(ShotId.New(), scene.Id, (ulong)random.Next(), "Shot", "a car") : null,
        (board, random, _) => Shot(board, random) is { } shot && Scene(board, random) is { } scene ? new MoveShot(shot.Id, scene.Id, scene.Shots.Where(one => one.Id != shot.Id).Select(one => (ShotId?)one.Id).FirstOrDefault()) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new DuplicateShot(shot.Id, ShotId.New()) : null,
        (board, random, _) => Shot(board, random) is { } shot && random.Next(2) == 0 ? new RemoveShot(shot.Id) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotTitle(shot.Id, $"T{random.Next(9)}") : null,
        (board, random, _) => Shot(board, random) is { } shot ? new EditPrompt(shot.Id, TextOperation.Between(shot.Prompt, shot.Prompt.Insert(random.Next(shot.Prompt.Length + 1), "x"))) : null,
        (board, random, _) => Shot(board, random) is { Prompt.Length: > 0 } shot ? new EditPrompt(shot.Id, TextOperation.Between(shot.Prompt, shot.Prompt.Remove(random.Next(shot.Prompt.Length), 1))) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotFormat(shot.Id, ShotFormat.Default with { FrameCount = random.Next(1, 50) }) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotSeed(shot.Id, (ulong)random.Next(9), random.Next(2) == 0) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotSampling(shot.Id, random.Next(1, 50), null) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotStatus(shot.Id, (ShotStatus)random.Next(4)) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotExpansion(shot.Id, random.Next(2) == 0) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotPresets(shot.Id, board.Current.Presets.Select(preset => (PresetId?)preset.Id).FirstOrDefault(), null) : null,
        (board, random, _) => Shot(board, random) is { } shot ? new SetShotScript(shot.Id, (ScriptPart)random.Next(3), $"w{random.Next(9)}") : null,
        (board, random, _) => Shot(board, random) is { } shot && FreeFrame(shot, random) is { } frame ? new AddBeat(shot.Id, BeatId.New(), frame, "wind") : null,
        (board, random, _) => Beat(board, random) is { } found && FreeFrame(found.Shot, random) is { } frame ? new MoveBeat(found.Shot.Id, found.Beat.Id, frame) : null,
        (board, random, _) => Beat(board, random) is { } found ? new EditBeat(found.Shot.Id, found.Beat.Id, $"wind {random.Next(9)}") : null,
        (board, random, _) => Beat(board, random) is { } found ? new SetBeatPicture(found.Shot.Id, found.Beat.Id, random.Next(2) == 0 ? new string('a', 64) : null) : null,
        (board, random, _) => Beat(board, random) is { } found ? new RemoveBeat(found.Shot.Id, found.Beat.Id) : null,
        (_, random, _) => new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = $"Mara {random.Next(1_000_000)}" }),
        (board, random, _) => Any(board.Current.Cast, random) is { } member ? new PutCastMember(member with { Description = $"d{random.Next(9)}" }) : null,
        (board, random, _) => Any(board.Current.Cast, random) is { } member ? new RemoveCastMember(member.Id) : null,
        (_, random, _) => new PutPreset(new Preset { Id = PresetId.New(), Kind = PresetKind.Style, Name = "Ink", Words = $"Ink {random.Next(9)}" }),
        (board, random, _) => Any(board.Current.Presets, random) is { } preset ? new RemovePreset(preset.Id) : null,
        (_, random, _) => new SetScript(random.Next(4) == 0 ? null : $"EXT. BAY {random.Next(9)}"),
        (_, random, _) => new AddPlaylist(PlaylistId.New(), $"List {random.Next(9)}"),
        (board, random, _) => Any(board.Current.Playlists, random) is { } list ? new RenamePlaylist(list.Id, $"List {random.Next(9)}") : null,
        (board, random, _) => Any(board.Current.Playlists, random) is { } list ? new RemovePlaylist(list.Id) : null,
        (board, random, _) => Any(board.Current.Playlists, random) is { } list && Take(board, random) is { } found ? new AddToPlaylist(list.Id, found.Take.Id) : null,
        (board, random, _) => board.Current.Playlists.FirstOrDefault(list => list.Takes.Count > 1) is { } list ? new MoveInPlaylist(list.Id, list.Takes[^1], null) : null,
        (board, random, _) => board.Current.Playlists.FirstOrDefault(list => list.Takes.Count > 0) is { } list ? new RemoveFromPlaylist(list.Id, list.Takes[0]) : null,
        (board, random, _) => Take(board, random) is { } found ? new ChooseTake(found.Shot.Id, random.Next(3) == 0 ? null : found.Take.Id) : null,
        (board, random, _) => Take(board, random) is { } found ? new RateTake(found.Shot.Id, found.Take.Id, random.Next(1, 6)) : null,
        (board, random, _) => Take(board, random) is { } found ? new RemoveTake(found.Shot.Id, found.Take.Id) : null,
        (board, random, _) => Take(board, random) is { } found ? new AddNote(found.Shot.Id, NoteId.New(), found.Take.Id, 0, null, "higher", []) : null,
        (board, random, who) => Note(board, random, who) is { } found ? new EditNote(found.Shot.Id, found.Note.Id, $"n{random.Next(9)}") : null,
        (board, random, who) => Note(board, random, who) is { } found ? new RemoveNote(found.Shot.Id, found.Note.Id) : null,
        (board, random, who) => Note(board, random, who) is { } found ? new ReplyToNote(found.Shot.Id, found.Note.Id, "yes") : null,
        (board, random, who) => Note(board, random, who) is { } found ? new ResolveNote(found.Shot.Id, found.Note.Id, random.Next(2) == 0) : null,
        (board, random, who) => Note(board, random, who) is { } found ? new LinkRetake(found.Shot.Id, found.Note.Id, TakeId.New()) : null,
        (board, random, _) => board.Current.Version > 3 && random.Next(4) == 0 ? new RestoreVersion(random.NextInt64(2, board.Current.Version)) : null,
    ];

    /// <summary>Does one thing, perhaps as the studio a take.</summary>
    public static void Do(TestStoryboard board, Random random, UserId who, bool withTakes = true)
    {
        while (true)
        {
            if (withTakes && random.Next(12) == 0 && Shot(board, random) is { } shot)
            {
                board.Do(UserId.Studio, TestStoryboard.Take(shot.Id));
                return;
            }

            if (Makers[random.Next(Makers.Length)](board, random, who) is not { } command) continue;
            board.Do(who, command);
            return;
        }
    }

    /// <summary>The kinds of command that <see cref="Do"/> makes; the studio's own and undo are not among them.</summary>
    public static IReadOnlySet<Type> Kinds()
    {
        var kinds = new HashSet<Type>();
        for (var seed = 0; seed < 40; seed++)
        {
            var (random, board) = (new Random(seed), TestStoryboard.Create("a bay"));
            for (var i = 0; i < 80; i++)
            {
                if (i % 9 == 0 && Shot(board, random) is { } shot) board.Do(UserId.Studio, TestStoryboard.Take(shot.Id));
                if (Makers[random.Next(Makers.Length)](board, random, TestStoryboard.Ana) is not { } command) continue;
                kinds.Add(command.GetType());
                board.Do(TestStoryboard.Ana, command);
            }
        }

        return kinds;
    }

    private static T? Any<T>(IReadOnlyList<T> items, Random random) where T : class => items.Count == 0 ? null : items[random.Next(items.Count)];

    private static Scene? Scene(TestStoryboard board, Random random) => Any(board.Current.Scenes, random);

    private static Shot? Shot(TestStoryboard board, Random random) => Any(board.Current.Shots.ToList(), random);

    private static (Shot Shot, Beat Beat)? Beat(TestStoryboard board, Random random) =>
        Any(board.Current.Shots.Where(shot => shot.Beats.Length > 0).ToList(), random) is { } shot ? (shot, shot.Beats[random.Next(shot.Beats.Length)]) : null;

    private static (Shot Shot, Takes.Take Take)? Take(TestStoryboard board, Random random) =>
        Any(board.Current.Shots.Where(shot => shot.Takes.Length > 0).ToList(), random) is { } shot ? (shot, shot.Takes[random.Next(shot.Takes.Length)]) : null;

    private static (Shot Shot, Note Note)? Note(TestStoryboard board, Random random, UserId who) =>
        Any(board.Current.Shots.Where(shot => shot.Notes.Any(note => note.Author == who)).ToList(), random) is { } shot ? (shot, shot.Notes.First(note => note.Author == who)) : null;

    private static int? FreeFrame(Shot shot, Random random)
    {
        var free = Enumerable.Range(1, Math.Max(shot.Format.FrameCount - 1, 1)).Where(frame => frame < shot.Format.FrameCount && shot.Beats.All(beat => beat.AtFrame != frame)).ToList();
        return free.Count == 0 ? null : free[random.Next(free.Count)];
    }
}
