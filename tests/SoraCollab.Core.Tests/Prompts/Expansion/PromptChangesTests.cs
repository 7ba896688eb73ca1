using SoraCollab.Core.Prompts.Expansion;

namespace SoraCollab.Core.Tests.Prompts.Expansion;

public class PromptChangesTests
{
    [Fact]
    public void Between_AddedAndRemoved_GivesRunsInOrder() => Assert.Equal(
        [
            new PromptChange(PromptChangeKind.Added, "Wide shot."),
            new PromptChange(PromptChangeKind.Kept, "A dog"),
            new PromptChange(PromptChangeKind.Removed, ":"),
            new PromptChange(PromptChangeKind.Added, "waits,"),
            new PromptChange(PromptChangeKind.Kept, "at dusk"),
            new PromptChange(PromptChangeKind.Added, "."),
        ],
        PromptChanges.Between("a dog: at dusk", "Wide shot. A dog waits, at dusk."));

    [Theory]
    [InlineData("", "")]
    [InlineData("  ", "")]
    public void Between_Nothing_IsNothing(string before, string after) => Assert.Empty(PromptChanges.Between(before, after));

    [Fact]
    public void Between_EqualTexts_IsOneKeptRun() =>
        Assert.Equal([new PromptChange(PromptChangeKind.Kept, "the dog’s 🎬 coat")], PromptChanges.Between("the dog’s 🎬 coat", "the dog’s 🎬 coat"));
}
