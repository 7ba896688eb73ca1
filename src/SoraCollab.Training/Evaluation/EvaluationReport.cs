using System.Globalization;
using System.Text;
using System.Text.Json;
using SoraCollab.Training.Datasets;

namespace SoraCollab.Training.Evaluation;

/// <summary>Writes an evaluation for people, as Markdown for the model card, and for programs, as JSON lines.</summary>
internal sealed class EvaluationReport(EvaluationResult result, SceneLabels labels)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Tables of accuracy by attribute, the distance and the autoencoder's figures.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{result.Model}, {result.Settings}. A classifier trained on rendered clips only reads each attribute off the clips; shares of clips in percent.");
        Line($"\"Rendered\" is what it reads off rendered clips of the same scenes, \"after the VAE\" off those encoded and decoded: the most that a model can reach.");
        foreach (var set in result.Sets)
        {
            Line($"\n| {set.Generated.Clips} {set.Name}, seeds 0 to {set.Generated.Clips - 1} | generated | after the VAE | rendered |");
            Line($"|---|---|---|---|");
            for (var i = 0; i < labels.Names.Count; i++)
            {
                Line($"| {labels.Names[i]} | {set.Generated.Shares[i] * 100:F0} | {set.Decoded.Shares[i] * 100:F0} | {set.Rendered.Shares[i] * 100:F0} |");
            }

            Line($"| **average** | **{set.Generated.Average * 100:F1}** | {set.Decoded.Average * 100:F1} | {set.Rendered.Average * 100:F1} |");
            Line($"| worst: {set.Generated.Worst.Name} | {set.Generated.Worst.Share * 100:F0} | {set.Decoded.Worst.Share * 100:F0} ({set.Decoded.Worst.Name}) | {set.Rendered.Worst.Share * 100:F0} ({set.Rendered.Worst.Name}) |");
        }

        Line($"\n| measure | value |");
        Line($"|---|---|");
        Line($"| Fréchet distance on the classifier's features, {result.DistanceClips.Generated} generated against {result.DistanceClips.Rendered} rendered clips | {result.Distance:F2} |");
        Line($"| the same, {result.DistanceClips.Generated} other rendered clips against them (floor) | {result.Floor:F2} |");
        Line($"| VAE on {result.Sets[0].Rendered.Clips} held-out clips: PSNR of the whole picture | {result.Autoencoder.Whole:F2} dB |");
        Line($"| PSNR within the subject's mask | {result.Autoencoder.Subject:F2} dB |");
        Line($"| change from frame to frame where the original has none | {result.Autoencoder.Flicker:F2} of 255 |");
        return text.ToString();
    }

    /// <summary>One object a clip, then one a set, then one for all.</summary>
    public IEnumerable<string> JsonLines()
    {
        foreach (var set in result.Sets)
        {
            for (var i = 0; i < set.Prompts.Count; i++)
            {
                yield return Serialize(new { kind = "clip", set = set.Name, seed = i, prompt = set.Prompts[i], meant = Values(set.Meant[i]), read = Values(set.Reading.Labels[i]) });
            }

            foreach (var (clips, accuracy) in new[] { ("generated", set.Generated), ("afterVae", set.Decoded), ("rendered", set.Rendered) })
            {
                var shares = accuracy.Names.Zip(accuracy.Shares).ToDictionary(pair => pair.First, pair => pair.Second);
                yield return Serialize(new { kind = "accuracy", set = set.Name, clips, count = accuracy.Clips, shares, average = accuracy.Average, worst = accuracy.Worst.Name });
            }
        }

        yield return Serialize(new
        {
            kind = "model",
            model = result.Model,
            settings = result.Settings,
            frechetDistance = result.Distance,
            frechetFloor = result.Floor,
            frechetGenerated = result.DistanceClips.Generated,
            frechetRendered = result.DistanceClips.Rendered,
            psnr = result.Autoencoder.Whole,
            psnrSubject = double.IsNaN(result.Autoencoder.Subject) ? (double?)null : result.Autoencoder.Subject,
            flicker = result.Autoencoder.Flicker,
        });
    }

    private Dictionary<string, string> Values(long[] classes) =>
        classes.Select((label, i) => (labels.Names[i], Value: labels.ValueOf(i, label))).ToDictionary(pair => pair.Item1, pair => pair.Value);

    private static string Serialize(object line) => JsonSerializer.Serialize(line, Json);
}
