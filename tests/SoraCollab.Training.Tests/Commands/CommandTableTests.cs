using SoraCollab.Training.Commands;

namespace SoraCollab.Training.Tests.Commands;

public class CommandTableTests
{
    [Theory]
    [InlineData("There is no command 'draw'", "draw")]
    [InlineData("--out is missing", "write-captions")]
    [InlineData("--count is a whole number from 1", "write-captions", "--out", "x", "--count", "0")]
    [InlineData("There is no option --cuont", "write-captions", "--out", "x", "--cuont", "5")]
    [InlineData("--out needs a value", "write-captions", "--out", "--count", "5")]
    [InlineData("'x' is not an option", "write-captions", "x")]
    [InlineData("--out is given twice", "write-captions", "--out", "x", "--out", "y")]
    [InlineData("--part is first or everything, not 'half'", "write-vocabulary", "--out", "x", "--part", "half")]
    [InlineData("--part is first or everything, not 'half'", "render", "--out", "x", "--part", "half")]
    [InlineData("--pairs is trained, heldout or all, not 'some'", "render", "--out", "x", "--pairs", "some")]
    [InlineData("either --classifier, to measure, or --prompts", "evaluate", "--out", "x", "--model", "y")]
    [InlineData("either --classifier, to measure, or --prompts", "evaluate", "--out", "x", "--model", "y", "--classifier", "c", "--prompts", "p")]
    [InlineData("either --minutes or --steps", "train-text-to-video", "--clips", "x", "--run", "x", "--minutes", "1", "--steps", "2")]
    [InlineData("--student-steps is a whole number from 1", "distil", "--teacher", "x", "--clips", "x", "--run", "x", "--student-steps", "0")]
    public async Task RunAsync_WrongCommandLine_SaysWhatIsWrong(string expected, params string[] words)
    {
        var errors = new StringWriter();
        Assert.Equal(2, await CommandTable.RunAsync(words, errors, TestContext.Current.CancellationToken));
        Assert.Contains(expected, errors.ToString());
    }

    [Theory]
    [InlineData("holds no rendered clips; render makes them", "train-classifier", "--clips", "nowhere", "--out", "x")]
    [InlineData("both sides must be multiples of 16", "render", "--out", "x", "--scenes", "1", "--width", "50")]
    [InlineData("nowhere: the folder does not exist", "evaluate", "--out", "x", "--model", "nowhere", "--classifier", "nowhere")]
    [InlineData("holds no encoded clips; encode-clips makes them", "measure-latents", "--clips", "nowhere", "--out", "x")]
    [InlineData("There is no folder nowhere", "encode-clips", "--vae", "x", "--out", "x", "--footage", "nowhere")]
    [InlineData("nowhere", "distil", "--teacher", "x", "--clips", "x", "--run", "x", "--scale", "nowhere")]
    public async Task RunAsync_FilesThatCannotBeUsed_SaysWhy(string expected, params string[] words)
    {
        var errors = new StringWriter();
        Assert.Equal(1, await CommandTable.RunAsync(words, errors, TestContext.Current.CancellationToken));
        Assert.Contains(expected, errors.ToString());
    }

    [Fact]
    public async Task RunAsync_WriteCaptions_WritesTheSameTextForASeed()
    {
        var (first, second) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            foreach (var path in new[] { first, second })
                Assert.Equal(0, await CommandTable.RunAsync(
                    ["write-captions", "--out", path, "--count", "60", "--seed", "4"], TextWriter.Null, TestContext.Current.CancellationToken));
            var lines = await File.ReadAllLinesAsync(first, TestContext.Current.CancellationToken);
            Assert.Equal(lines, await File.ReadAllLinesAsync(second, TestContext.Current.CancellationToken));
            var text = string.Concat(lines);
            Assert.All(Enumerable.Range('!', '~' - '!' + 1), character => Assert.Contains((char)character, text));
        }
        finally
        {
            File.Delete(first);
            File.Delete(second);
        }
    }
}
