using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Direction;

namespace SoraCollab.InferenceHost.Tests.Direction;

public sealed class DirectionCheckpointTests
{
    private static readonly DirectionCheckpoint Checkpoint = new(
    [
        new LongVideoCheckpoint(3, [1, 2, 3], new DenoisingCheckpoint(0, [])),
        new LongVideoCheckpoint(0, [], new DenoisingCheckpoint(5, [4, 5])),
    ]);

    [Fact]
    public void FromBytes_WhatWasWritten_IsTheSame()
    {
        var bytes = Checkpoint.ToBytes();
        var read = DirectionCheckpoint.FromBytes(bytes);

        Assert.Equal(Checkpoint.ByteCount, bytes.Length);
        Assert.Equal([(3, 0), (0, 5)], read.Pieces.Select(piece => (piece.Window, piece.Step.StepIndex)));
        Assert.Equal([1f, 2, 3], read.Pieces[0].Made);
        Assert.Equal([4f, 5], read.Pieces[1].Step.Latents);
    }

    [Fact]
    public void FromBytes_OfARefinement_IsTheSameAndRefusedWhereItIsCut()
    {
        var checkpoint = new DirectionCheckpoint([new LongVideoCheckpoint(0, [], new DenoisingCheckpoint(2, [6, 7]))], new RefinedPart(2, 5, new byte[] { 1, 2, 3 }));
        var bytes = checkpoint.ToBytes();
        var read = DirectionCheckpoint.FromBytes(bytes);

        Assert.Equal(checkpoint.ByteCount, bytes.Length);
        Assert.Equal((2, 5), (read.Refined!.Pass, read.Refined.Tile));
        Assert.Equal(new byte[] { 1, 2, 3 }, read.Refined.Rgb24.ToArray());
        Assert.Equal([6f, 7], Assert.Single(read.Pieces).Step.Latents);
        for (var length = 1; length < bytes.Length; length++) Assert.Throws<ArgumentException>(() => DirectionCheckpoint.FromBytes(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void FromBytes_CutAnywhere_IsRefusedOrAWholeNumberOfPieces()
    {
        var bytes = Checkpoint.ToBytes();
        for (var length = 1; length < bytes.Length; length++)
        {
            if (length == bytes.Length - sizeof(int) - (int)Checkpoint.Pieces[1].ByteCount) continue;
            Assert.Throws<ArgumentException>(() => DirectionCheckpoint.FromBytes(bytes.AsSpan(0, length)));
        }
    }
}
