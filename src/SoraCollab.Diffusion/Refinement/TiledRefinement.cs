using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.Refinement;

/// <summary>
/// Gives enlarged frames detail: each of many overlapping tiles is covered with a little noise and denoised from there (SDEdit),
/// in windows of time where the clip is long. A tile starts from what its neighbours have become and fades into them.
/// </summary>
/// <param name="pipeline">The model.</param>
public sealed class TiledRefinement(TextToVideoPipeline pipeline)
{
    /// <summary>Tiles measure this many times the sides that the model was trained on most.</summary>
    private const int NativeSides = 2;

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
            Blend(canvas, request, tiles[i], made.Rgb24);
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
        Clip = request.Clip with { Width = tile.Width, Height = tile.Height, FrameCount = request.Frames.FrameCount, Seed = request.Clip.Seed + number },
        Source = new KnownFrames(Cut(canvas, request, tile), request.Frames.FrameCount),
        SourceStrength = request.Strength,
    };

    private int StepsOfTile(RefinementRequest request, RefinementTile tile)
    {
        LongVideoRequest one = RequestOf(request, tile, request.Frames.Rgb24.ToArray(), 0);
        clips.Validate(one);
        return clips.StepCount(one);
    }

    /// <summary>The whole picture where the model takes it, else tiles of a size that it knows.</summary>
    private IReadOnlyList<RefinementTile> Tiles(RefinementRequest request)
    {
        (int width, int height) = (request.Clip.Width, request.Clip.Height);
        ModelLimits limits = pipeline.Model.Limits;
        int multiple = limits.SizeMultiple;
        bool whole = width % multiple == 0 && height % multiple == 0 && Math.Max(width, height) <= limits.MaxSize
            && 2L * (width / pipeline.Geometry.Ratios.Space) * (height / pipeline.Geometry.Ratios.Space) <= limits.MaxTokens;
        if (whole)
        {
            return TilePlanner.Plan(width, height, width, height);
        }

        int Side(int side, int native) => Math.Min(Math.Min(NativeSides * native, limits.MaxSize), side) / multiple * multiple;
        (int tileWidth, int tileHeight) = (Side(width, pipeline.Model.Native.Width), Side(height, pipeline.Model.Native.Height));
        if (Math.Min(tileWidth, tileHeight) < limits.MinSize)
        {
            throw new InvalidVideoRequestException(
                nameof(VideoRequest.Width), $"A picture of {width}x{height} pixels is too small to refine; {pipeline.Model.Name} takes sides from {limits.MinSize}.");
        }

        return TilePlanner.Plan(width, height, tileWidth, tileHeight);
    }

    private static byte[] Cut(byte[] canvas, RefinementRequest request, RefinementTile tile)
    {
        var cut = new byte[request.Frames.FrameCount * tile.Width * tile.Height * 3];
        ForEachRow(request, tile, (row, at, _) => canvas.AsSpan(row, tile.Width * 3).CopyTo(cut.AsSpan(at)));
        return cut;
    }

    private static void Blend(byte[] canvas, RefinementRequest request, RefinementTile tile, byte[] made) => ForEachRow(request, tile, (row, at, y) =>
    {
        float down = y < tile.FadeTop ? (y + 1f) / (tile.FadeTop + 1) : 1;
        for (int x = 0; x < tile.Width; x++)
        {
            float weight = down * (x < tile.FadeLeft ? (x + 1f) / (tile.FadeLeft + 1) : 1);
            for (int colour = 0; colour < 3; colour++)
            {
                ref byte value = ref canvas[row + (x * 3) + colour];
                value = (byte)MathF.Round(value + (weight * (made[at + (x * 3) + colour] - value)));
            }
        }
    });

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
