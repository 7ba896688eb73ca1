using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Tests.Prompts;

public sealed class PromptRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void CheckForGeneration_Blank_IsRefusedThoughItMayBeStored(string prompt)
    {
        PromptRules.Check(prompt);
        var refusal = Assert.Throws<InvalidPromptException>(() => PromptRules.CheckForGeneration(prompt));
        Assert.Contains("empty", refusal.Message);
    }

    // Attributes are stored as UTF-8, which holds no half of a pair: hence no theory.
    [Fact]
    public void Check_LoneSurrogate_IsRefusedSayingWhere()
    {
        foreach (var (prompt, position) in new[] { ("a\ud83cb", 2), ("\udfac\ud83c", 1), ("end\ud83c", 4), ("🎬\udfac", 3) })
            Assert.Contains($"position {position}", Assert.Throws<InvalidPromptException>(() => PromptRules.Check(prompt)).Message);
    }

    [Theory]
    [InlineData("nul\0", "U+0000")]
    [InlineData("bell\a", "U+0007")]
    public void Check_ControlCharacter_IsRefusedSayingWhich(string prompt, string names) =>
        Assert.Contains(names, Assert.Throws<InvalidPromptException>(() => PromptRules.Check(prompt)).Message);

    [Fact]
    public void Check_LongestPrompt_Passes() => PromptRules.Check(string.Concat(Enumerable.Repeat("🎬", 1000)));

    [Fact]
    public void Check_OneMore_IsRefusedSayingBothLengths()
    {
        var refusal = Assert.Throws<InvalidPromptException>(() => PromptRules.Check(new string('x', 2001)));
        Assert.Contains("2001", refusal.Message);
        Assert.Contains("2000", refusal.Message);
    }
}
