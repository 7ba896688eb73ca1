using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Evaluation;

/// <summary>How often the attributes of clips were read as they should be.</summary>
/// <param name="Names">The attributes.</param>
/// <param name="Right">Clips in which each was right.</param>
/// <param name="Clips">Clips read.</param>
internal sealed record AttributeAccuracy(IReadOnlyList<string> Names, IReadOnlyList<int> Right, int Clips)
{
    /// <summary>Shares of 1, attribute by attribute.</summary>
    public IReadOnlyList<double> Shares => [.. Right.Select(right => right / (double)Clips)];

    public double Average => Shares.Average();

    /// <summary>The attribute that was right least often, and how often.</summary>
    public (string Name, double Share) Worst => Names.Zip(Shares).MinBy(pair => pair.Second);

    /// <param name="labels">The attributes.</param>
    /// <param name="read">Classes read, [clips][attributes].</param>
    /// <param name="meant">Classes they should be.</param>
    public static AttributeAccuracy Of(SceneLabels labels, IReadOnlyList<long[]> read, IReadOnlyList<long[]> meant)
    {
        if (read.Count != meant.Count || read.Count == 0)
        {
            throw new ArgumentException($"{read.Count} clips read cannot be compared with {meant.Count} meant.", nameof(read));
        }

        return new(
            labels.Names,
            [.. Enumerable.Range(0, labels.Sizes.Count).Select(i => read.Zip(meant).Count(pair => pair.First[i] == pair.Second[i]))],
            read.Count);
    }
}
