using System.Globalization;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>The options that say what is done to which files.</summary>
/// <param name="options">The options given.</param>
/// <param name="files">Describes files.</param>
internal sealed class VerbOptions(CommandOptions options, SourceFiles files)
{
    /// <summary>The options.</summary>
    public static IReadOnlyList<(string Name, string Value, string Meaning)> All { get; } =
    [
        ("verb", "NAME", "new (unless given), picture, remix, extend, loop, join, recut, still, upscale or interpolate"),
        ("source", "FILE", "the clip to work on: .mp4, .mkv, a picture, or a take's latents (.safetensors); for join the clip before"),
        ("to", "FILE", "join: the clip after"),
        ("pictures", "LIST", "picture: FILE@FRAME, or FILE@FRAME:STRENGTH, separated by commas"),
        ("strength", "N", "remix: how much is made new, above 0 to 1; 0.45 unless given"),
        ("shows", "TEXT", "remix: what the source shows; goes from there to the prompt and keeps what both say (FlowEdit)"),
        ("averages", "N", "remix with --shows: noises that each step averages over, 1 (unless given) to 8"),
        ("least-strength", "N", "remix with --shows: share of the last steps that follow the prompt alone, from 0 (unless given)"),
        ("source-guidance", "N", "remix with --shows: guidance by what the source shows, from 1; 1.5 unless given"),
        ("before", "N", "extend, recut: new frames before"),
        ("after", "N", "extend, recut: new frames after"),
        ("keep", "FROM-TO", "recut: the frames to keep, the last not counted"),
        ("seam", "N", "loop: frames made again"),
        ("each-side", "N", "join: frames of each clip that the model sees; 17 unless given, or as many as there are"),
        ("curve", "NAME", "join: even, ease (unless given) or late, or X1,Y1,X2,Y2"),
        ("factor", "N", "upscale, interpolate: 2 (unless given) or 4"),
        ("beats", "LIST", "timed prompts: FRAME=TEXT, separated by semicolons"),
    ];

    /// <summary>Timed prompts.</summary>
    /// <exception cref="CommandLineException">They cannot be read.</exception>
    public static IEnumerable<PromptBeat> Beats(CommandOptions options) => (options.Find("beats") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(beat =>
        beat.Split('=', 2) is [var frame, var text] && int.TryParse(frame, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && text.Trim().Length > 0
            ? new PromptBeat(at, text.Trim())
            : throw new CommandLineException($"--beats must look like 17=a boat;33=a hill, not '{beat}'."));

    /// <summary>The verb.</summary>
    /// <param name="format">The format asked for; frames of sources are counted at its rate.</param>
    /// <param name="cancellationToken">Stops reading files.</param>
    /// <exception cref="CommandLineException">An option cannot be followed.</exception>
    public async Task<TakeVerb> ReadAsync(ShotFormat format, CancellationToken cancellationToken)
    {
        Task<Footage> File(string name) => files.DescribeAsync(options.Required(name), format.FrameRate, cancellationToken);
        return options.Find("verb") switch
        {
            null or NewTake.Kind => new NewTake(),
            StillTake.Kind => new StillTake(),
            PictureTake.Kind => new PictureTake([.. await PicturesAsync(format, cancellationToken)]),
            RemixTake.Kind => Remix(await File("source")),
            ExtendTake.Kind => Extend(await File("source")),
            LoopTake.Kind => new LoopTake(await File("source"), Count("seam")),
            JoinTake.Kind => Join(await File("source"), await File("to"), format),
            RecutTake.Kind => Recut(await File("source")),
            UpscaleTake.Kind => new UpscaleTake(await File("source"), options.Integer("factor") ?? 2),
            InterpolateTake.Kind => new InterpolateTake(await File("source"), options.Integer("factor") ?? 2),
            var other => throw new CommandLineException($"There is no verb '{other}'. There are: {string.Join(", ", Direction.TakeDirector.Verbs)}."),
        };
    }

    private RemixTake Remix(Footage source) => new(source, options.Number("strength") ?? (options.Find("shows") is null ? 0.45 : 0.7))
    {
        Edit = options.Find("shows") is not { } shows ? null : new FlowEditing(shows)
        {
            Averages = options.Integer("averages") ?? 1,
            LeastStrength = options.Number("least-strength") ?? 0,
            SourceGuidance = options.Number("source-guidance") ?? 1.5,
        },
    };

    private ExtendTake Extend(Footage source)
    {
        var (before, after) = (options.Integer("before") ?? 0, options.Integer("after") ?? 0);
        return before >= 0 && after >= 0 && before + after > 0
            ? new ExtendTake(source, before, after)
            : throw new CommandLineException($"--before {before} and --after {after} add nothing: one of them must be above 0, none below.");
    }

    private JoinTake Join(Footage from, Footage to, ShotFormat format)
    {
        var most = Math.Min(from.FrameCountAt(format.FrameRate), to.FrameCountAt(format.FrameRate));
        var side = options.Integer("each-side") ?? Math.Min(17, most);
        if (side < 1 || side > most) throw new CommandLineException($"--each-side {side} is not possible: for these clips choose 1 to {most}.");
        return new JoinTake(from, to, Count("frames"), side, Curve());
    }

    private RecutTake Recut(Footage source)
    {
        var keep = options.Required("keep");
        return keep.Split('-') is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from < to
            ? new RecutTake(source, from, to, options.Integer("before") ?? 0, options.Integer("after") ?? 0)
            : throw new CommandLineException($"--keep must look like 4-13, the first smaller than the second, not '{keep}'.");
    }

    private InfluenceCurve Curve()
    {
        var text = options.Find("curve") ?? "ease";
        double[]? points = text.Split(',') is { Length: 4 } parts && parts.All(part => double.TryParse(part, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            ? [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))]
            : null;
        return (text, points) switch
        {
            ("even", _) => InfluenceCurve.Even,
            ("ease", _) => InfluenceCurve.Ease,
            ("late", _) => InfluenceCurve.Late,
            (_, [var x1, var y1, var x2, var y2]) => InfluenceCurve.Custom(new CurvePoint(x1, y1), new CurvePoint(x2, y2)),
            _ => throw new CommandLineException($"--curve must be even, ease, late, or four numbers from 0 to 1 such as 0.4,0,0.6,1, not '{text}'."),
        };
    }

    private async Task<List<PictureCondition>> PicturesAsync(ShotFormat format, CancellationToken cancellationToken)
    {
        var pictures = new List<PictureCondition>();
        foreach (var entry in options.Required("pictures").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.LastIndexOf('@');
            var place = at < 0 ? [] : entry[(at + 1)..].Split(':');
            var strength = 1.0;
            if (place.Length is not (1 or 2) || !int.TryParse(place[0], NumberStyles.None, CultureInfo.InvariantCulture, out var frame)
                || (place.Length == 2 && !double.TryParse(place[1], CultureInfo.InvariantCulture, out strength)))
                throw new CommandLineException($"--pictures must look like first.png@0,last.png@16:0.8, not '{entry}'.");
            pictures.Add(new PictureCondition(await files.DescribeAsync(entry[..at], format.FrameRate, cancellationToken), 0, frame, strength));
        }

        return pictures;
    }

    private int Count(string name) => options.Integer(name) switch
    {
        null => throw new CommandLineException($"--{name} is missing."),
        > 0 and var count => count,
        var count => throw new CommandLineException($"--{name} must be above 0, not {count}."),
    };
}
