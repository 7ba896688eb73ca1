using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Refinement;

/// <summary>
/// Gives enlarged frames detail: each of many overlapping tiles is covered with a little noise and denoised from there (SDEdit),
/// in windows of time where the clip is long. A tile starts from what its neighbours have become, keeps its tones and fades into them.
/// </summary>
/// <param name="pipeline">The model.</param>
public sealed class TiledRefinement(TextToVideoPipeline pipeline)
{
    private readonly LongVideoPipeline clips = new(pipeline);

    /// <summary>Denoising steps that a refinement takes.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    public int StepCount(RefinementRequest request)
    {
        IReadOnlyList<RefinementTile> tiles = Tiles(request);
        return tiles.Count * StepsOfTile(request, tiles[0]);
    }

    /// <summary>Refines frames.</summary>
    /// <param name="request">What to refine.</param>
    /// <param name="progress">Told after each step of each tile.</param>
    /// <param name="cancellationToken">Takes effect within a step.</param>
    /// <returns>[frames, height, width, 3], and how the first tile was made.</returns>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (byte[] Rgb24, GenerationFacts Facts) Refine(RefinementRequest request, IProgress<RefinementStep>? progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<RefinementTile> tiles = Tiles(request);
        int each = StepsOfTile(request, tiles[0]);
        CheckResume(request, tiles.Count);
        byte[] canvas = (request.Resume?.Rgb24 ?? request.Frames.Rgb24).ToArray();
        GenerationFacts? facts = null;
        int first = request.Resume?.Tile ?? 0;
        for (int i = first; i < tiles.Count; i++)
        {
            (int tile, int before) = (i, i * each);

            // Checkpoints outlive the tile, after which the canvas changes.
            byte[] kept = progress is null ? canvas : [.. canvas];
            var told = progress is null ? null : new TileProgress(step => progress.Report(new RefinementStep(
                before + step.Step, tiles.Count * each, kept, new RefinementCheckpoint(tile, kept, step.Checkpoint), step.Duration)));
            LongVideoRequest part = RequestOf(request, tiles[i], canvas, (ulong)i) with { Resume = i == first ? request.Resume?.Step : null };
            GeneratedVideo made = clips.Generate(part, told, null, cancellationToken);
            byte[] refined = Middle(made, request);
            ToneKeeper.Keep(refined, Cut(canvas, request, tiles[i]), tiles[i].Width, tiles[i].Height, pipeline.Geometry.Ratios.Space);
            Blend(canvas, request, tiles[i], refined);
            facts ??= made.Facts;
        }

        return (canvas, facts!);
    }

    private static void CheckResume(RefinementRequest request, int tiles)
    {
        if (request.Resume is { } resume && (resume.Tile < 0 || resume.Tile >= tiles || resume.Rgb24.Length != request.Frames.Rgb24.Length))
        {
            throw new InvalidVideoRequestException(
                nameof(request.Resume), $"A checkpoint after {resume.Tile} tiles with {resume.Rgb24.Length} bytes does not belong to a refinement of {tiles} tiles with {request.Frames.Rgb24.Length} bytes.");
        }
    }

    private static LongVideoRequest RequestOf(RefinementRequest request, RefinementTile tile, byte[] canvas, ulong number) => new()
    {
        Clip = request.Clip with
        {
            Width = tile.Width,
            Height = tile.Height,
            FrameCount = request.Frames.FrameCount * request.HeldFrames,
            Seed = request.Clip.Seed + number,
            GuidanceScale = 1, // the words were followed before; guidance would only harden what little is made new
        },
        Source = new KnownFrames(Held(Cut(canvas, request, tile), request.HeldFrames), request.Frames.FrameCount * request.HeldFrames),
        SourceStrength = request.Strength,
    };

    private static byte[] Held(byte[] picture, int frames) => frames == 1 ? picture : [.. Enumerable.Repeat(picture, frames).SelectMany(same => same)];

    private static byte[] Middle(GeneratedVideo made, RefinementRequest request)
    {
        int bytes = made.Rgb24.Length / request.HeldFrames;
        return request.HeldFrames == 1 ? made.Rgb24 : made.Rgb24.AsSpan(request.HeldFrames / 2 * bytes, bytes).ToArray();
    }

    private int StepsOfTile(RefinementRequest request, RefinementTile tile)
    {
        LongVideoRequest one = RequestOf(request, tile, request.Frames.Rgb24.ToArray(), 0);
        clips.Validate(one);
        return clips.StepCount(one);
    }

    /// <summary>The whole picture where it is no larger than what the model was trained on most, else tiles of that size.</summary>
    private IReadOnlyList<RefinementTile> Tiles(RefinementRequest request)
    {
        if (request.HeldFrames < 1 || (request.HeldFrames > 1 && request.Frames.FrameCount > 1))
        {
            throw new InvalidVideoRequestException(
                nameof(request.HeldFrames), $"{request.Frames.FrameCount} frames are to be held for {request.HeldFrames}; a single picture can be held for 1 or more, frames of a clip for 1.");
        }

        (int width, int height) = (request.Clip.Width, request.Clip.Height);
        ModelLimits limits = pipeline.Model.Limits;
        int multiple = limits.SizeMultiple;
        int Side(int side, int native) => Math.Min(Math.Min(native, limits.MaxSize), side) / multiple * multiple;
        (int tileWidth, int tileHeight) = (Side(width, pipeline.Model.Native.Width), Side(height, pipeline.Model.Native.Height));
        if (Math.Min(tileWidth, tileHeight) < limits.MinSize)
        {
            throw new InvalidVideoRequestException(
                nameof(VideoRequest.Width), $"A picture of {width}x{height} pixels is too small to refine; {pipeline.Model.Name} takes sides from {limits.MinSize}.");
        }

        return TilePlanner.Plan(width, height, tileWidth, tileHeight, pipeline.Geometry.Ratios.Space);
    }

    private static byte[] Cut(byte[] canvas, RefinementRequest request, RefinementTile tile)
    {
        var cut = new byte[request.Frames.FrameCount * tile.Width * tile.Height * 3];
        ForEachRow(request, tile, (row, at, _) => canvas.AsSpan(row, tile.Width * 3).CopyTo(cut.AsSpan(at)));
        return cut;
    }

    private static void Blend(byte[] canvas, RefinementRequest request, RefinementTile tile, byte[] made) => ForEachRow(request, tile, (row, at, y) =>
    {
        float down = Fade(y, tile.FadeTop);
        for (int x = 0; x < tile.Width; x++)
        {
            float weight = down * Fade(x, tile.FadeLeft);
            for (int colour = 0; colour < 3; colour++)
            {
                ref byte value = ref canvas[row + (x * 3) + colour];
                value = (byte)MathF.Round(value + (weight * (made[at + (x * 3) + colour] - value)));
            }
        }
    });

    /// <summary>Rises from 0 to 1 without a bend at either end, so that no line shows where a fade begins.</summary>
    private static float Fade(int place, int length)
    {
        float part = place < length ? (place + 1f) / (length + 1) : 1;
        return part * part * (3 - (2 * part));
    }

    /// <summary>Calls with the place of each row of a tile in the picture and in the tile, and its number in the tile.</summary>
    private static void ForEachRow(RefinementRequest request, RefinementTile tile, Action<int, int, int> act)
    {
        for (int frame = 0; frame < request.Frames.FrameCount; frame++)
        {
            for (int y = 0; y < tile.Height; y++)
            {
                int row = ((((frame * request.Clip.Height) + tile.Top + y) * request.Clip.Width) + tile.Left) * 3;
                act(row, ((frame * tile.Height) + y) * tile.Width * 3, y);
            }
        }
    }

    private sealed class TileProgress(Action<LongVideoStep> tell) : IProgress<LongVideoStep>
    {
        public void Report(LongVideoStep value) => tell(value);
    }
}
