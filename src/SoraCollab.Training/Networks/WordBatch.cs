using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>Token ids of a batch of prompts, padded with 0 to the longest, and their mask (1 for words); both [batch, words].</summary>
internal sealed record WordBatch(Tensor Ids, Tensor Mask)
{
    /// <param name="lines">Ids of each prompt, the end token included.</param>
    public static WordBatch From(IReadOnlyList<int[]> lines)
    {
        // A multiple of 8 keeps the shapes of the matrix products few.
        var width = (lines.Max(line => line.Length) + 7) / 8 * 8;
        var ids = new long[lines.Count * width];
        var mask = new float[ids.Length];
        for (var line = 0; line < lines.Count; line++)
        {
            for (var word = 0; word < lines[line].Length; word++)
            {
                ids[(line * width) + word] = lines[line][word];
                mask[(line * width) + word] = 1;
            }
        }

        return new WordBatch(tensor(ids, [lines.Count, width]), tensor(mask, [lines.Count, width]));
    }
}
