using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Tests.Datasets;

public sealed class SubjectMaskTests
{
    [Fact]
    public void Cells_SubjectInOneCellOfOneFrame_MarksThatCellAlone()
    {
        var format = new ClipFormat(32, 16, 5, 12);
        var frames = Enumerable.Range(0, 5).Select(_ => new byte[32 * 16]).ToArray();
        for (var y = 8; y < 12; y++)
        {
            frames[3].AsSpan((y * 32) + 20, 4).Fill(255);
        }

        var cells = SubjectMask.Cells(frames, format);

        // Frame 3 is the third of latent frame 1; column 20 lies in its second token, cell row 2, cell column 1.
        var marked = (3 * 64) + (2 * 16) + (2 * 4) + 1;
        Assert.Equal(format.Tokens * 64, cells.Length);
        Assert.Equal([marked], Enumerable.Range(0, cells.Length).Where(i => cells[i] != 0));
        Assert.Equal(255, cells[marked]);
    }

    [Fact]
    public void Cells_FirstFrame_FillsAllFourFramesOfItsToken()
    {
        var cells = SubjectMask.Cells([Enumerable.Repeat((byte)200, 256).ToArray()], new ClipFormat(16, 16, 1, 12));

        Assert.Equal(64, cells.Length);
        Assert.All(cells, cell => Assert.Equal(200, cell));
    }
}
