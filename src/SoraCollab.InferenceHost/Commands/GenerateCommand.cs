using System.Security.Cryptography;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Diffusion.Planning;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.InferenceHost.Takes;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Encoding;
using SoraCollab.Media.Tools;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Makes one clip from words, with no studio.</summary>
internal sealed class GenerateCommand : ICommand
{
    private const string DefaultModel = "models/animatic-s";

    public string Name => "generate";

    public string Summary => "makes a clip from a prompt, or from other clips and pictures";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } =
    [
        ("prompt", "TEXT", "what the clip shows (required)"),
        ("out", "FILE", "where the clip goes: .mp4, or .mkv for lossless RGB (required)"),
        ("model", "DIR", $"the model's folder; {DefaultModel} unless given"),
        ("width", "N", "pixels; the model's own format unless given"),
        ("height", "N", "pixels"),
        ("frames", "N", "number of frames"),
        ("fps", "N", "frames per second"),
        ("steps", "N", "denoising steps"),
        ("guidance", "N", "classifier-free guidance, from 1 (none)"),
        ("seed", "N", "decides the noise; a random one is chosen and printed unless given"),
        ("negative", "TEXT", "what the clip shall not look like"),
        .. VerbOptions.All,
        ("noise", "FILE", "safetensors file with the noise to start from, [1,C,F,H,W] or [1,S,C]"),
        ("latents", "FILE", "safetensors file to write the final latents to, [1,C,F,H,W]"),
        ("lora", "FILES", "LoRA files to use, each FILE or FILE=STRENGTH, parted by semicolons; strength 1 unless given"),
        ("device", "NAME", DeviceOption.DeviceMeaning),
        ("precision", "NAME", DeviceOption.PrecisionMeaning),
        ("threads", "N", DeviceOption.ThreadsMeaning),
        ("memory", "HOW", MemoryOption.Meaning),
        ("ffmpeg", "DIR", "folder of ffmpeg and ffprobe; looked for on the PATH unless given"),
    ];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var prompt = options.Required("prompt");
        var output = ReadOutput(options.Required("out"));
        var latents = options.Find("latents") is { } path ? CheckFolder(path, "latents") : null;
        var encoder = new TakeEncoder(FfmpegTools.Find(options.Find("ffmpeg")));
        var session = DeviceOption.Read(options) with { Loras = Loras(options) };
        var folder = options.Find("model") ?? DefaultModel;
        using var pipeline = Load(folder, session, MemoryOption.Read(options), terminal);
        var sources = new SourceFiles(pipeline, new FrameDecoder(FfmpegTools.Find(options.Find("ffmpeg"))));
        var order = Order(options, prompt, pipeline);
        order = order with { Verb = await new VerbOptions(options, sources).ReadAsync(order.Format, cancellationToken) };
        order = order with { Format = VerbRules.FormatOf(order.Verb, order.Format) };
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"{pipeline.Model.Name}: {order.Verb.Name}, {order.Format.Width} x {order.Format.Height}, {order.Format.FrameCount} frames at {order.Format.FrameRate} per second, seed {order.Seed}"));
        var video = await MakeAsync(options, order, sources, pipeline, new ProgressLine(terminal), cancellationToken);
        if (latents is not null) LatentsFile.Write(latents, video);
        await EncodeAsync(encoder, video, output, cancellationToken);
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"{output}: {video.Facts.DenoisingTime.TotalSeconds:0.0} s of denoising, {video.Facts.DecodingTime.TotalSeconds:0.0} s of decoding"));
        return 0;
    }

    /// <summary>Loads the model as the memory allows, and says how.</summary>
    private static TextToVideoPipeline Load(string folder, SessionSettings session, MemoryChoice memory, Terminal terminal)
    {
        var plan = MemoryPlanner.Plan(ModelSizes.Read(ModelFolder.Open(folder)), DeviceMemory.Of(session.Provider, session.DeviceId), memory);
        if (!plan.Fits) throw new CommandLineException(plan.Sentence);
        if (plan.RunsBlockwise && session.Precision == WeightPrecision.Int8) throw new CommandLineException($"--precision int8 needs all in memory. {plan.Sentence}");
        terminal.Output.WriteLine($"Memory: {plan.Sentence}");
        return TextToVideoPipeline.Load(folder, new PipelineOptions { Session = plan.SettingsOf(session), TextSession = plan.TextSettingsOf(session) });
    }

    private static IReadOnlyList<LoraSetting> Loras(CommandOptions options)
    {
        try
        {
            return LoraSetting.ParseAll(options.Find("lora") ?? "");
        }
        catch (FormatException exception)
        {
            throw new CommandLineException($"--lora: {exception.Message}");
        }
    }

    private static async Task<GeneratedVideo> MakeAsync(
        CommandOptions options, JobOrder order, SourceFiles sources, TextToVideoPipeline pipeline, ProgressLine line, CancellationToken cancellationToken)
    {
        var footage = await sources.LoadAsync(order, cancellationToken);
        GeneratedVideo Make()
        {
            if (options.Find("noise") is not { } noise)
                return new TakeDirector(pipeline).Make(order, footage, new ImmediateProgress<DirectionStep>(line.Show), null, cancellationToken);
            if (order.Verb is not NewTake) throw new CommandLineException("--noise goes with --verb new alone.");

            // The noise's shape follows from the request's, which must be sound first.
            var request = ClipRequests.Of(order);
            pipeline.Validate(request);
            return pipeline.Generate(request with { InitialNoise = NoiseFile.Read(noise, pipeline.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount)) }, null, cancellationToken);
        }

        try
        {
            return await Task.Factory.StartNew(Make, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            line.End();
        }
    }

    private static JobOrder Order(CommandOptions options, string prompt, TextToVideoPipeline pipeline)
    {
        var native = pipeline.Model.Native;
        return new JobOrder
        {
            Prompt = prompt,
            NegativePrompt = options.Find("negative") ?? pipeline.Model.Defaults.NegativePrompt,
            Format = new ShotFormat(
                options.Integer("width") ?? native.Width, options.Integer("height") ?? native.Height, options.Integer("frames") ?? native.FrameCount, options.Number("fps") ?? native.FrameRate),
            Steps = options.Integer("steps"),
            GuidanceScale = options.Number("guidance"),
            Seed = options.Seed("seed") ?? RandomSeed(),
            Model = pipeline.Model.Name,
            Beats = [.. VerbOptions.Beats(options)],
        };
    }

    /// <summary>53 bits, which every program that may later be given the seed can hold exactly.</summary>
    private static ulong RandomSeed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> 11;

    private static string ReadOutput(string path) => Path.GetExtension(path).ToLowerInvariant() is ".mp4" or ".mkv"
        ? CheckFolder(path, "out")
        : throw new CommandLineException($"--out must end in .mp4 (H.264) or .mkv (lossless), not '{path}'.");

    private static string CheckFolder(string path, string option)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full)) throw new CommandLineException($"--{option} must name a file; '{path}' is a folder.");
        return Directory.Exists(Path.GetDirectoryName(full))
            ? full
            : throw new CommandLineException($"--{option} names a folder that does not exist: '{Path.GetDirectoryName(full)}'.");
    }

    private static async Task EncodeAsync(TakeEncoder encoder, GeneratedVideo video, string output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("soracollab-generate-").FullName;
        try
        {
            var frames = new RgbFrames(video.Rgb24, video.Width, video.Height, video.FrameCount, video.FrameRate);
            var take = await encoder.EncodeAsync(frames, folder, cancellationToken);
            File.Move(Path.GetExtension(output).Equals(".mkv", StringComparison.OrdinalIgnoreCase) ? take.Master : take.Clip, output, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
