using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Autoencoders;

public sealed class LtxVideoAutoencoderTests
{
    [Theory]
    [InlineData("ltx/vae_mild", 16, 4)]
    [InlineData("ltx/vae_090", 32, 8)]
    [InlineData("ltx/vae_095", 32, 8)]
    public void Decode_InTiles_EqualsGolden(string name, int space, int time)
    {
        using Golden golden = Golden.Load(name);
        var spatial = new DecodingTiling { Size = 2 * space, Stride = space, Frames = 2 * time, FrameStride = 0 };
        float[] latents = golden.Floats("tiled.latents");
        var shape = new LatentShape(8, 3, 3, 3);

        Assert.InRange(Closeness.RelativeError(golden.Floats("tiled.spatial"), Decode(golden, spatial, latents, shape, null)), 0, 2e-3);
        Assert.InRange(Closeness.RelativeError(golden.Floats("tiled.spatial_temporal"), Decode(golden, spatial with { FrameStride = time }, latents, shape, null)), 0, 2e-3);
    }

    [Theory]
    [InlineData("ltx/vae_mild")]
    [InlineData("ltx/vae_090")]
    public void Decode_FitsOneTile_EqualsWholeDecoding(string name)
    {
        using Golden golden = Golden.Load(name);
        var tiles = new List<DecodingTile>();

        float[] decoded = Decode(golden, new DecodingTiling(), golden.Floats("video.latents"), new LatentShape(8, 3, 1, 2), new TileRecorder(tiles));

        Assert.InRange(Closeness.RelativeError(golden.Floats("video.decoded"), decoded), 0, 1e-3);
        Assert.Equal([new DecodingTile(1, 1)], tiles);
    }

    [Fact]
    public void Decode_InTiles_ReportsEach()
    {
        using Golden golden = Golden.Load("ltx/vae_mild");
        var tiles = new List<DecodingTile>();

        Decode(golden, new DecodingTiling { Size = 32, Stride = 16, Frames = 8, FrameStride = 4 }, golden.Floats("tiled.latents"), new LatentShape(8, 3, 3, 3), new TileRecorder(tiles));

        Assert.Equal(Enumerable.Range(1, 27).Select(tile => new DecodingTile(tile, 27)), tiles);
    }

    [Fact]
    public void Decode_CancelledBetweenTiles_Stops()
    {
        using Golden golden = Golden.Load("ltx/vae_mild");
        using LtxVideoAutoencoder autoencoder = Open(golden, new DecodingTiling { Size = 32, Stride = 16, Frames = 8, FrameStride = 4 });
        using var cancellation = new CancellationTokenSource();
        var tiles = new List<DecodingTile>();
        var recorder = new TileRecorder(tiles, cancellation);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            autoencoder.Decode(golden.Floats("tiled.latents"), new LatentShape(8, 3, 3, 3), 0, NoNoise, recorder, cancellation.Token).Count());

        Assert.Single(tiles);
    }

    [Theory]
    [InlineData("ltx/vae_mild", "video", 9, 16, 32)]
    [InlineData("ltx/vae_mild", "image", 1, 32, 16)]
    [InlineData("ltx/vae_090", "video", 17, 32, 64)]
    [InlineData("ltx/vae_091", "video", 17, 32, 64)]
    [InlineData("ltx/vae_095", "video", 17, 32, 64)]
    public void Encode_Clip_EqualsGolden(string name, string clip, int frames, int height, int width)
    {
        using Golden golden = Golden.Load(name);
        using LtxVideoAutoencoder autoencoder = Open(golden, new DecodingTiling());

        LatentPosterior posterior = autoencoder.Encode(new VideoPixels(frames, height, width, golden.Floats($"{clip}.pixels")), CancellationToken.None);

        Assert.InRange(Closeness.RelativeError(golden.Floats($"{clip}.mean"), posterior.Mean), 0, 1e-3);
        Assert.InRange(Closeness.RelativeError(golden.Floats($"{clip}.logvar"), posterior.LogVariance), 0, 1e-3);
    }

    [Fact]
    public void Decode_LayersThatAddNoise_TakeTheGoldensDraws()
    {
        using Golden golden = Golden.Load("ltx/vae_091");

        float[] decoded = Decode(
            golden,
            new DecodingTiling(),
            golden.Floats("video.latents"),
            new LatentShape(8, 3, 1, 2),
            null,
            (stream, draw, target) =>
            {
                Assert.Equal(NoiseStream.DecoderLayers, stream);
                golden.Floats($"video.decoder_noise.{draw}").CopyTo(target);
            });

        Assert.InRange(Closeness.RelativeError(golden.Floats("video.decoded"), decoded), 0, 1e-3);
    }

    [Theory]
    [InlineData(500, 448)]
    [InlineData(512, 0)]
    [InlineData(448, 512)]
    public void Open_TilesThatDoNotFit_AreRefused(int size, int stride)
    {
        using Golden golden = Golden.Load("ltx/vae_mild");

        Assert.Throws<ArgumentException>(() => Open(golden, new DecodingTiling { Size = size, Stride = stride }));
    }

    [Fact]
    public void Fit_PreviewOfEncodedClip_IsCloserThanGrey()
    {
        using Golden golden = Golden.Load("ltx/vae_mild");
        using LtxVideoAutoencoder autoencoder = Open(golden, new DecodingTiling());
        LatentStatistics statistics = LatentStatistics.Read(golden.Folder);
        VideoPixels clip = PreviewSampleClip.Draw(0, 9, 96);
        var preview = new LatentPreview(LatentPreviewFit.Fit(autoencoder, statistics, 4));
        LatentPosterior posterior = autoencoder.Encode(clip, CancellationToken.None);
        statistics.Normalise(posterior.Mean, posterior.Shape);
        var tokens = new float[posterior.Mean.Length];
        LatentTokens.Pack(posterior.Mean, posterior.Shape, tokens);

        PreviewClip drawn = preview.Draw(tokens, posterior.Shape);

        // Frame 0 against the clip's first frame, patch by patch; a map that knew nothing would do no better than grey.
        double error = 0, grey = 0;
        for (int y = 0; y < 24; y++)
        {
            for (int x = 0; x < 24; x++)
            {
                double mean = 0;
                for (int i = 0; i < 16; i++)
                {
                    mean += clip.Values[(((y * 4) + (i / 4)) * 96) + (x * 4) + (i % 4)] / 16;
                }

                double shown = (drawn.Rgb24[((y * 24) + x) * 3] / 127.5) - 1;
                error += (shown - mean) * (shown - mean);
                grey += mean * mean;
            }
        }

        Assert.Equal((24, 24, 3), (drawn.Width, drawn.Height, drawn.FrameCount));
        Assert.InRange(error / grey, 0, 0.8);
    }

    private static float[] Decode(Golden golden, DecodingTiling tiling, float[] latents, LatentShape shape, IProgress<DecodingTile>? progress, NoiseSource? noise = null)
    {
        using LtxVideoAutoencoder autoencoder = Open(golden, tiling);
        VideoPixels[] pieces = [.. autoencoder.Decode(latents, shape, 0.05f, noise ?? NoNoise, progress, CancellationToken.None)];
        return [.. Enumerable.Range(0, 3).SelectMany(colour => pieces.SelectMany(piece =>
            piece.Values.Skip(colour * piece.Frames * piece.Height * piece.Width).Take(piece.Frames * piece.Height * piece.Width)))];
    }

    private static void NoNoise(NoiseStream stream, int draw, Span<float> target) => Assert.Fail("This decoder adds no noise.");

    private static LtxVideoAutoencoder Open(Golden golden, DecodingTiling tiling) => new(
        LtxVideoDecoderCompiler.Compile(golden.Folder),
        () => LtxVideoEncoderCompiler.Compile(golden.Folder),
        LatentGeometry.Read(golden.Folder),
        tiling,
        new SessionSettings());

    private sealed class TileRecorder(List<DecodingTile> tiles, CancellationTokenSource? cancel = null) : IProgress<DecodingTile>
    {
        public void Report(DecodingTile value)
        {
            tiles.Add(value);
            cancel?.Cancel();
        }
    }
}
