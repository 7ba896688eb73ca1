using System.Diagnostics;
using System.Globalization;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Refinement;
using SoraCollab.InferenceHost.Direction;

namespace SoraCollab.Benchmarks;

/// <summary>How well each verb does with a model, in figures; over several prompts and seeds, the median and the worst.</summary>
internal sealed class VerbsBenchmark(TextToVideoPipeline pipeline, TextWriter output, int seconds, int seeds, int stillSize)
{
    private static readonly string[] Prompts =
    [
        "a red boat sails over the sea at dusk",
        "a blue car drives through a town at night",
        "a white horse runs over green hills in the morning",
        "a yellow balloon floats over mountains at noon",
    ];

    private readonly TakeDirector director = new(pipeline);
    private readonly int frames = pipeline.Model.Native.FrameCount;

    public static int Run(string[] args, TextWriter output)
    {
        var values = new Dictionary<string, string>();
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            values[args[i]] = args[i + 1];
        }

        int Integer(string name, int fallback) => values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
        if (args.Length % 2 != 0 || !values.TryGetValue("--model", out string? model) || values.Keys.Except(["--model", "--seconds", "--seeds", "--still"]).Any())
        {
            return Usage.Print(Console.Error);
        }

        using TextToVideoPipeline pipeline = TextToVideoPipeline.Load(model, new PipelineOptions());
        new VerbsBenchmark(pipeline, output, Integer("--seconds", 60), Integer("--seeds", 2), Integer("--still", 1024)).Run();
        return 0;
    }

    private void Run()
    {
        output.WriteLine(FormattableString.Invariant($"{pipeline.Model.Name} {pipeline.Model.Version}, {Prompts.Length} prompts, {seeds} seeds, {pipeline.Model.Defaults.Steps} steps"));
        output.WriteLine();
        output.WriteLine("| what | median | worst | goal |");
        output.WriteLine("|---|---:|---:|---|");
        List<Clip> clips = [.. Prompts.SelectMany((prompt, i) => Enumerable.Range(1, seeds).Select(seed => Make(prompt, (ulong)((i * 100) + seed))))];
        int quarter = frames / 4;
        Row("new: largest change within a clip over the median", clips, clip => Worst(clip.Frames), Largest, "");
        Row("new: median change from one latent frame to the next, over the median", clips, clip => Border(clip.Frames), Largest, "");
        Row("autoencoder alone: PSNR, dB", clips, clip => FrameFigures.Psnr(clip.Frames, pipeline.Decode([.. new LongVideoPipeline(pipeline).Encode(new KnownFrames(clip.Frames, frames), Width, Height, CancellationToken.None).Latents], pipeline.Geometry.ShapeOf(Width, Height, frames), 0, CancellationToken.None)), Smallest, "");
        Row("picture first: PSNR of frame 0, dB", clips, clip => PictureAt(clip, 0), Smallest, "");
        Row("picture last: PSNR of the last frame, dB", clips, clip => PictureAt(clip, frames - 1), Smallest, "");
        Row("extend after: kept frames, PSNR, dB", clips, clip => FrameFigures.Psnr(clip.Frames, Do(clip, new ExtendTake(clip.Footage, 0, frames - 1)).AsSpan(0, clip.Frames.Length)), Smallest, "exact");
        Row("extend after: seam", clips, clip => FrameFigures.Seam(Do(clip, new ExtendTake(clip.Footage, 0, frames - 1)), FrameBytes, frames), Largest, "1.5");
        Row("extend before: seam", clips, clip => FrameFigures.Seam(Do(clip, new ExtendTake(clip.Footage, frames - 1, 0)), FrameBytes, frames - 1), Largest, "1.5");
        Row("re-cut: seams", clips, clip => FrameFigures.Seam(Do(clip, new RecutTake(clip.Footage, quarter, frames - quarter, quarter, quarter)), FrameBytes, quarter, frames - quarter), Largest, "1.5");
        Row("loop: seams, and last frame into first", clips, clip => Loop(clip, frames / 2), Largest, "1.5");
        Row("loop without it: last frame into first", clips, clip => FrameFigures.Seam([.. clip.Frames, .. clip.Frames.AsSpan(0, FrameBytes)], FrameBytes, frames), Largest, "");
        Row("join, same prompt: seams", Pairs(clips, 1), pair => Join(pair.First, pair.Second), Largest, "1.5");
        Row("join, other prompt: seams", Pairs(clips, seeds), pair => Join(pair.First, pair.Second), Largest, "1.5");
        Row("remix 0.2, own prompt: PSNR to source, dB", clips, clip => FrameFigures.Psnr(clip.Frames, Do(clip, new RemixTake(clip.Footage, 0.2))), Smallest, "");
        Row("remix 0.75, own prompt: PSNR to source, dB", clips, clip => FrameFigures.Psnr(clip.Frames, Do(clip, new RemixTake(clip.Footage, 0.75))), Smallest, "");
        Row("interpolate x2: largest change over the median", clips, clip => Worst(Do(clip, new InterpolateTake(clip.Footage, 2))), Largest, "");
        InBetween(clips);
        Still();
        Drift(clips.Where((_, i) => i % seeds == 0));
    }

    /// <summary>Every second frame is dropped and made again: how near that comes to the truth, beside mixing neighbours.</summary>
    private void InBetween(List<Clip> clips)
    {
        var (made, mixed) = (new List<double>(), new List<double>());
        int kept = (frames + 1) / 2;
        foreach (Clip clip in clips)
        {
            byte[] sparse = [.. Enumerable.Range(0, kept).SelectMany(i => clip.Known.Copy(2 * i, 1))];
            Footage footage = clip.Footage with { FrameCount = kept, FrameRate = clip.Footage.FrameRate / 2 };
            byte[] all = Do(clip with { Footage = footage, Known = new KnownFrames(sparse, kept) }, new InterpolateTake(footage, 2));
            for (int i = 1; i + 1 < frames; i += 2)
            {
                ReadOnlySpan<byte> truth = clip.Known.Frame(i);
                byte[] between = new byte[FrameBytes];
                for (int j = 0; j < FrameBytes; j++)
                {
                    between[j] = (byte)((clip.Known.Frame(i - 1)[j] + clip.Known.Frame(i + 1)[j] + 1) / 2);
                }

                made.Add(FrameFigures.Psnr(truth, all.AsSpan(i * FrameBytes, FrameBytes)));
                mixed.Add(FrameFigures.Psnr(truth, between));
            }
        }

        Row("interpolate x2: PSNR of made frames to those left out, dB", made, value => value, Smallest, "above mixing");
        Row("mixing neighbours: PSNR to those left out, dB", mixed, value => value, Smallest, "");
    }

    /// <summary>A still far larger than the model makes at once: whether the tiles show, and what it takes.</summary>
    private void Still()
    {
        var (seams, times) = (new List<double>(), new List<double>());
        for (int i = 0; i < Math.Min(seeds, Prompts.Length) && stillSize > 0; i++)
        {
            var order = new JobOrder { Prompt = Prompts[i], Format = new ShotFormat(stillSize, stillSize, 1, pipeline.Model.Native.FrameRate), Seed = (ulong)i, Model = pipeline.Model.Name, Verb = new StillTake() };
            long started = Stopwatch.GetTimestamp();
            byte[] made = director.Make(order, new Dictionary<Footage, KnownFrames>(), null, null, CancellationToken.None).Rgb24;
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            int tile = Math.Min(stillSize, Width);
            int[] columns = [.. TilePlanner.Plan(stillSize, stillSize, tile, tile, pipeline.Geometry.Ratios.Space).Where(part => part.Left > 0).SelectMany(part => new[] { part.Left, part.Left + part.FadeLeft }).Distinct()];
            seams.Add(FrameFigures.ColumnsStandOut(made, stillSize, columns, tile / 2));
        }

        if (times.Count > 0)
        {
            Row($"still {stillSize}x{stillSize}: gradient across tile borders over half a tile beside", seams, value => value, Largest, "1.1");
            Row($"still {stillSize}x{stillSize}: seconds to make", times, value => value, Largest, "");
            Row($"still {stillSize}x{stillSize}: peak memory of the process, MiB", [Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0], value => value, Largest, "");
        }
    }

    private int Width => pipeline.Model.Native.Width;

    private int Height => pipeline.Model.Native.Height;

    private int FrameBytes => Width * Height * 3;

    private static double Largest(IEnumerable<double> values) => values.Max();

    private static double Smallest(IEnumerable<double> values) => values.Min();

    private static IEnumerable<(Clip First, Clip Second)> Pairs(List<Clip> clips, int apart) => clips.Select((clip, i) => (clip, clips[(i + apart) % clips.Count]));

    private double Worst(byte[] rgb24)
    {
        double[] changes = [.. FrameFigures.Changes(rgb24, FrameBytes).Order()];
        return changes[^1] / changes[changes.Length / 2];
    }

    /// <summary>What the model does at the border of its latent frames anyway: a seam that stands out must be beyond that.</summary>
    private double Border(byte[] rgb24)
    {
        double[] changes = FrameFigures.Changes(rgb24, FrameBytes);
        double[] borders = [.. changes.Where((_, i) => i % pipeline.Geometry.Ratios.Time == 0).Order()];
        Array.Sort(changes);
        return borders[borders.Length / 2] / changes[changes.Length / 2];
    }

    private Clip Make(string prompt, ulong seed)
    {
        var order = new JobOrder { Prompt = prompt, Format = new ShotFormat(Width, Height, frames, pipeline.Model.Native.FrameRate), Seed = seed, Model = pipeline.Model.Name };
        GeneratedVideo video = director.Make(order, new Dictionary<Footage, KnownFrames>(), null, null, CancellationToken.None);
        var footage = new Footage { MediaHash = seed.ToString("x64", CultureInfo.InvariantCulture), Width = Width, Height = Height, FrameCount = frames, FrameRate = order.Format.FrameRate };
        return new Clip(order with { Seed = seed + 1000 }, footage, video.Rgb24, new KnownFrames(video.Rgb24, frames, video.Latents));
    }

    private byte[] Do(Clip clip, TakeVerb verb, Clip? other = null)
    {
        JobOrder order = clip.Order with { Verb = verb, Format = VerbRules.FormatOf(verb, clip.Order.Format) };
        var footage = new Dictionary<Footage, KnownFrames> { [clip.Footage] = clip.Known };
        if (other is not null)
        {
            footage[other.Footage] = other.Known;
        }

        return director.Make(order, footage, null, null, CancellationToken.None).Rgb24;
    }

    private double PictureAt(Clip clip, int frame)
    {
        byte[] made = Do(clip, new PictureTake([new PictureCondition(clip.Footage, frame, frame, 1)]));
        return FrameFigures.Psnr(clip.Known.Frame(frame), made.AsSpan(frame * FrameBytes, FrameBytes));
    }

    private double Loop(Clip clip, int seam)
    {
        byte[] made = Do(clip, new LoopTake(clip.Footage, seam));
        return FrameFigures.Seam([.. made, .. made.AsSpan(0, FrameBytes)], FrameBytes, seam / 2, frames - (seam - (seam / 2)), frames);
    }

    private double Join(Clip from, Clip to)
    {
        int length = frames - 1;
        byte[] bridge = Do(from, new JoinTake(from.Footage, to.Footage, length, frames, InfluenceCurve.Ease), to);
        return FrameFigures.Seam([.. from.Frames, .. bridge, .. to.Frames], FrameBytes, frames, frames + length);
    }

    private void Row<T>(string what, IEnumerable<T> items, Func<T, double> measure, Func<IEnumerable<double>, double> worst, string goal)
    {
        double[] values = [.. items.Select(measure).Order()];
        output.WriteLine(FormattableString.Invariant($"| {what} | {values[values.Length / 2]:0.00} | {worst(values):0.00} | {goal} |"));
        output.Flush();
    }

    /// <summary>Last second against first; also what a window takes.</summary>
    private void Drift(IEnumerable<Clip> clips)
    {
        var (luminance, saturation, times, seams) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        foreach (Clip clip in clips)
        {
            double rate = clip.Order.Format.FrameRate;
            int count = (int)(seconds * rate) + 1, second = (int)rate;
            long started = Stopwatch.GetTimestamp();
            byte[] made = Do(clip with { Order = clip.Order with { Format = clip.Order.Format with { FrameCount = count } } }, new NewTake());
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            int[] borders = WindowBorders(clip.Order, count);
            if (borders.Length > 0)
            {
                seams.Add(FrameFigures.Seam(made, FrameBytes, borders));
            }

            var first = FrameFigures.Colour(made.AsSpan(0, second * FrameBytes));
            var last = FrameFigures.Colour(made.AsSpan((count - second) * FrameBytes, second * FrameBytes));
            luminance.Add(100 * Math.Abs(last.Luminance - first.Luminance) / first.Luminance);
            saturation.Add(100 * Math.Abs(last.Saturation - first.Saturation) / first.Saturation);
        }

        if (seams.Count > 0)
        {
            Row($"{seconds} s: seams between windows", seams, value => value, Largest, "1.5");
        }

        Row($"{seconds} s: drift of luminance, %", luminance, value => value, Largest, "5");
        Row($"{seconds} s: drift of saturation, %", saturation, value => value, Largest, "5");
        Row($"{seconds} s: seconds to make", times, value => value, Largest, "");
    }

    /// <summary>The first frame of each window but the first.</summary>
    private int[] WindowBorders(JobOrder order, int count)
    {
        VideoRequest clip = new() { Prompt = order.Prompt, Width = Width, Height = Height, FrameCount = count, FrameRate = order.Format.FrameRate };
        return
        [
            .. new LongVideoPipeline(pipeline).Plan(new LongVideoRequest { Clip = clip })
                .Where(window => window.MakesFrom > 0)
                .Select(window => ((window.MakesFrom - 1) * pipeline.Geometry.Ratios.Time) + 1),
        ];
    }

    private sealed record Clip(JobOrder Order, Footage Footage, byte[] Frames, KnownFrames Known);
}
