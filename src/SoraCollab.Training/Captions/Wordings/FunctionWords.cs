namespace SoraCollab.Training.Captions.Wordings;

/// <summary>
/// Words that hold a sentence together and ask for nothing by themselves. Negations are left out on purpose: a model that
/// has read captions only has never seen one, and a prompt with "no people" should show it.
/// </summary>
internal static class FunctionWords
{
    /// <summary>The words, in lower case.</summary>
    public static readonly IReadOnlyList<string> All =
        """
        a an the this that these those there here it its he his him she her they their them we our us i my me you your who whom
        whose which what where when and or but as if so than then while with of to in into on onto at by for from out off over
        under above below across through along around among between behind beside beyond near toward towards up upon about
        before after until during against is are was were be been being am has have had having do does did will would can could
        may might shall should must let just also too very quite rather only both each every some any all
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
