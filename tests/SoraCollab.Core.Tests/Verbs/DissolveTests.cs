using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Verbs;

public sealed class DissolveTests
{
    [Theory]
    [InlineData("A boat on the sea dissolves into a town at night.", "A boat on the sea", "a town at night")]
    [InlineData("a boat slowly fades into a train", "a boat", "a train")]
    [InlineData("a boat, cross-fading to a train", "a boat", "a train")]
    [InlineData("A boat crossfades into a train", "A boat", "a train")]
    [InlineData("A boat and cross dissolve to a train", "A boat", "a train")]
    [InlineData("dissolve", "dissolve", "dissolve")]
    [InlineData("Dissolve to a town at night", "Dissolve to a town at night", "a town at night")]
    public void In_WordsThatAskForIt_SplitsTheTwoScenes(string prompt, string before, string after) =>
        Assert.Equal(new Dissolve(before, after), Dissolve.In(prompt));

    [Theory]
    [InlineData("")]
    [InlineData("a boat sails behind a rock and a train comes out")]
    [InlineData("a boat becomes a train, no dissolve")]
    [InlineData("a boat becomes a train without a dissolve")]
    [InlineData("the light fades and a faded boat sails on")]
    [InlineData("the picture fades to black")]
    public void In_WordsThatDoNot_IsNull(string prompt) => Assert.Null(Dissolve.In(prompt));
}
