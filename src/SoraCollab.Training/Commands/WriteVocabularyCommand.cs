using SoraCollab.Training.Captions;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Commands;

/// <summary>Writes vocabulary.json for a model: what it was trained to draw, and the words for it.</summary>
public sealed class WriteVocabularyCommand : ICommand
{
    /// <inheritdoc/>
    public string Name => "write-vocabulary";

    /// <inheritdoc/>
    public string Summary => "--out FILE [--part first|everything]: the words a model knows, for its folder";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandOptions options, CancellationToken cancellationToken)
    {
        var path = options.Required("out");
        var part = WorldPart.Named(WorldPartOption.Read(options));
        options.RefuseOthers();
        await File.WriteAllTextAsync(path, Vocabulary.Of(part).ToJson(), cancellationToken);
        return 0;
    }
}
