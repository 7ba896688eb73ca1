using SoraCollab.Training.Captions;
using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Commands;

/// <summary>
/// Writes the text that the bundled model's tokenizer is trained on, one sentence a line: captions of the whole world at
/// every level, every wording by itself, then the words people use in film prompts and every printable character, so that
/// no English prompt has an unknown piece.
/// </summary>
public sealed class WriteCaptionsCommand : ICommand
{
    private const int WordRepeats = 3;

    /// <summary>Beyond ASCII, what keyboards and word processors put into English.</summary>
    private const string TypographicCharacters = "‘’“”–—•°×éèêëàâäáåãçíîïìñóôöòõøúûüùýßæœÉÈÀÂÄÖÜÇÑ£€§©®«»¿¡";

    /// <inheritdoc/>
    public string Name => "write-captions";

    /// <inheritdoc/>
    public string Summary => "--out FILE [--count 40000] [--seed 1]: text to train the tokenizer on";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        var path = options.Required("out");
        var count = options.Integer("count", 40_000, 1, 10_000_000);
        var seed = options.Integer("seed", 1);
        options.RefuseOthers();
        await File.WriteAllLinesAsync(path, Lines(count, (uint)seed), cancellationToken);
        return 0;
    }

    private static IEnumerable<string> Lines(int count, uint seed)
    {
        var random = new Mulberry32(seed);
        var sampler = new SceneSampler(WorldPart.Everything);
        for (var i = 0; i < count; i++)
        {
            var scene = sampler.Next(random);
            // Every sixth is the long caption, as the prompt expander writes them; the others go through the levels.
            var level = i % (CaptionWriter.HighestLevel + 2);
            yield return level > CaptionWriter.HighestLevel ? CaptionWriter.Canonical(scene) : CaptionWriter.Write(scene, random, level).Text;
        }
        for (var repeat = 0; repeat < WordRepeats; repeat++)
            foreach (var word in PromptWords.All)
            {
                yield return word;
                yield return English.Capitalize(word);
            }
        for (var character = '!'; character <= '~'; character++) yield return $"{character} {character}{character}";
        foreach (var character in TypographicCharacters) yield return $"{character} {character}{character}";
    }
}
