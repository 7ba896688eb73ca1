using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Autoencoders;

/// <summary>Cuts latents into tiles, has each decoded, and puts the blended pixels together, piece of time by piece of time.</summary>
/// <param name="decode">Decodes [C,F,H,W] latents of a tile, of a shape, whose first row and column are these of the clip's.</param>
/// <param name="tiling">The tiles.</param>
/// <param name="ratios">The autoencoder's ratios.</param>
internal sealed class TiledDecoding(Func<float[], LatentShape, (int Row, int Column), VideoPixels> decode, DecodingTiling tiling, CompressionRatios ratios)
{
    private readonly int size = tiling.Size / ratios.Space;
    private readonly int stride = tiling.Stride / ratios.Space;
    private readonly int frames = tiling.Frames / ratios.Time;
    private readonly int frameStride = tiling.FrameStride / ratios.Time;

    public int TileCount(LatentShape shape) =>
        TimeTiles(shape).Count * SpaceTiles(shape.Rows, IsWide(shape)).Count * SpaceTiles(shape.Columns, IsWide(shape)).Count;

    /// <summary>Pixels in the order of time; together they are the whole clip.</summary>
    public IEnumerable<VideoPixels> Decode(float[] latents, LatentShape shape, Action tileDone)
    {
        if (!IsLong(shape))
        {
            yield return DecodeSpace(latents, shape, tileDone);
            yield break;
        }

        int left = ((shape.Frames - 1) * ratios.Time) + 1;
        VideoPixels? previous = null;
        foreach ((int start, int length) in TimeTiles(shape))
        {
            LatentShape tile = shape with { Frames = length };
            VideoPixels decoded = DecodeSpace(Cut(latents, shape, start, 0, 0, tile), tile, tileDone);
            if (previous is not null)
            {
                // The last frame goes, as in diffusers, so that tiles keep their length.
                decoded = FramesOf(decoded, 0, decoded.Frames - 1);
                TileBlending.InTime(previous, decoded, tiling.Frames - tiling.FrameStride);
            }

            int kept = Math.Min(left, Math.Min(decoded.Frames, tiling.FrameStride + (previous is null ? 1 : 0)));
            if (kept > 0)
            {
                yield return FramesOf(decoded, 0, kept);
            }

            left -= kept;
            previous = decoded;
        }
    }

    private VideoPixels DecodeSpace(float[] latents, LatentShape shape, Action tileDone)
    {
        List<(int Start, int Length)> rows = SpaceTiles(shape.Rows, IsWide(shape));
        List<(int Start, int Length)> columns = SpaceTiles(shape.Columns, IsWide(shape));
        VideoPixels? whole = null;
        var above = new VideoPixels[columns.Count];
        foreach ((int top, int tall) in rows)
        {
            VideoPixels? leftTile = null;
            for (int i = 0; i < columns.Count; i++)
            {
                LatentShape tile = shape with { Rows = tall, Columns = columns[i].Length };
                VideoPixels pixels = decode(tile == shape ? latents : Cut(latents, shape, 0, top, columns[i].Start, tile), tile, (top, columns[i].Start));
                tileDone();
                if (tile == shape)
                {
                    return pixels;
                }

                if (top > 0)
                {
                    TileBlending.Downwards(above[i], pixels, tiling.Size - tiling.Stride);
                }

                if (leftTile is not null)
                {
                    TileBlending.Rightwards(leftTile, pixels, tiling.Size - tiling.Stride);
                }

                whole ??= Empty(pixels.Frames, shape);
                Paste(pixels, whole, top * ratios.Space, columns[i].Start * ratios.Space);
                above[i] = leftTile = pixels;
            }
        }

        return whole!;
    }

    private bool IsLong(LatentShape shape) => frameStride > 0 && shape.Frames > frames;

    private bool IsWide(LatentShape shape) => shape.Rows > size || shape.Columns > size;

    private List<(int Start, int Length)> TimeTiles(LatentShape shape)
    {
        if (!IsLong(shape))
        {
            return [(0, shape.Frames)];
        }

        var tiles = new List<(int, int)>();
        for (int start = 0; start < shape.Frames; start += frameStride)
        {
            tiles.Add((start, Math.Min(frames + 1, shape.Frames - start)));
        }

        return tiles;
    }

    private List<(int Start, int Length)> SpaceTiles(int cells, bool divided)
    {
        if (!divided)
        {
            return [(0, cells)];
        }

        var tiles = new List<(int, int)>();
        for (int start = 0; start < cells; start += stride)
        {
            tiles.Add((start, Math.Min(size, cells - start)));
        }

        return tiles;
    }

    private VideoPixels Empty(int frameCount, LatentShape shape)
    {
        (int height, int width) = (shape.Rows * ratios.Space, shape.Columns * ratios.Space);
        return new VideoPixels(frameCount, height, width, new float[3 * frameCount * height * width]);
    }

    /// <summary>The part of a tile that belongs to it alone; what its neighbours blend over is pasted by them.</summary>
    private void Paste(VideoPixels tile, VideoPixels whole, int top, int left)
    {
        int height = Math.Min(Math.Min(tile.Height, tiling.Stride), whole.Height - top);
        int width = Math.Min(Math.Min(tile.Width, tiling.Stride), whole.Width - left);
        for (int plane = 0; plane < 3 * tile.Frames; plane++)
        {
            for (int y = 0; y < height; y++)
            {
                tile.Values.AsSpan(((plane * tile.Height) + y) * tile.Width, width)
                    .CopyTo(whole.Values.AsSpan((((plane * whole.Height) + top + y) * whole.Width) + left));
            }
        }
    }

    private static float[] Cut(float[] latents, LatentShape shape, int frame, int top, int left, LatentShape tile)
    {
        var cut = new float[tile.ValueCount];
        int to = 0;
        for (int channel = 0; channel < tile.Channels; channel++)
        {
            for (int f = 0; f < tile.Frames; f++)
            {
                for (int row = 0; row < tile.Rows; row++, to += tile.Columns)
                {
                    int from = (((((channel * shape.Frames) + frame + f) * shape.Rows) + top + row) * shape.Columns) + left;
                    latents.AsSpan(from, tile.Columns).CopyTo(cut.AsSpan(to));
                }
            }
        }

        return cut;
    }

    private static VideoPixels FramesOf(VideoPixels pixels, int first, int count)
    {
        if (first == 0 && count == pixels.Frames)
        {
            return pixels;
        }

        int frame = pixels.Height * pixels.Width;
        var values = new float[3 * count * frame];
        for (int colour = 0; colour < 3; colour++)
        {
            pixels.Values.AsSpan(((colour * pixels.Frames) + first) * frame, count * frame).CopyTo(values.AsSpan(colour * count * frame));
        }

        return pixels with { Frames = count, Values = values };
    }
}
