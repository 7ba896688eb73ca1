using Microsoft.Extensions.Options;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Hosting;

namespace SoraCollab.Web.Queue;

/// <summary>
/// The models that the studio can make takes with, as hosts announced them. What was announced stays known while a host
/// is away: the board's settings must not jump because a connection broke off.
/// </summary>
public sealed partial class StudioModels : IDisposable
{
    private readonly HostRegistry _hosts;
    private readonly string? _wanted;
    private readonly ILogger<StudioModels> _log;
    private volatile Known _known = new(null, null);

    public StudioModels(HostRegistry hosts, IOptions<QueueOptions> options, ILogger<StudioModels> log)
    {
        (_hosts, _wanted, _log) = (hosts, options.Value.Model, log);
        _hosts.Changed += Learn;
        Learn();
    }

    /// <summary>Raised when another model became the default; from any thread.</summary>
    public event Action? Changed;

    /// <summary>The model that takes are made with; null until a host has announced one.</summary>
    public ModelInfo? Default => _known.Model;

    /// <summary>The model of a name, of any host that is connected or the default; null where there is none.</summary>
    public ModelInfo? Find(string name) => _hosts.Models.Concat(Default is { } model ? [model] : []).FirstOrDefault(model => model.Name == name);

    /// <summary>The words that the default model was trained on; null where it reads free text.</summary>
    public ModelVocabulary? Vocabulary => _known.Vocabulary;

    /// <summary>Frames of about the model's own area in usual shapes, and larger and smaller ones of its own shape.</summary>
    public IReadOnlyList<(int Width, int Height)> Sizes => _known.Model is { } model ? SizesOf(model) : [];

    /// <summary>Frames of a still: the model's own sizes, and larger ones of usual shapes up to four megapixels.</summary>
    public IReadOnlyList<(int Width, int Height)> StillSizes => _known.Model is { } model ? StillSizesOf(model) : [];

    /// <summary>Lengths in frames: at most eight that the model makes at once, the longest included, then 10 to 60 seconds made window by window.</summary>
    public IReadOnlyList<int> FrameCounts => _known.Model is { } model ? FrameCountsOf(model) : [];

    public void Dispose() => _hosts.Changed -= Learn;

    internal static IReadOnlyList<(int Width, int Height)> SizesOf(ModelInfo model)
    {
        var (width, height) = (model.DefaultFormat.Width, model.DefaultFormat.Height);
        var area = (double)width * height;
        double[] shapes = [16.0 / 9, 4.0 / 3, 1, 9.0 / 16, 2.39];
        double[] scales = [0.5, 0.75, 1.5, 2];
        var wished = new[] { ((double)width, (double)height) }
            .Concat(shapes.Select(shape => (Math.Sqrt(area * shape), Math.Sqrt(area / shape))))
            .Concat(scales.Select(scale => (width * scale, height * scale)));
        return
        [
            .. wished.Select(size => (Width: Snap(size.Item1, model.SizeMultiple), Height: Snap(size.Item2, model.SizeMultiple)))
                .Where(size => Math.Min(size.Width, size.Height) >= model.MinimumSize && size.Width <= model.MaximumWidth && size.Height <= model.MaximumHeight)
                .Distinct(),
        ];
    }

    internal static IReadOnlyList<(int Width, int Height)> StillSizesOf(ModelInfo model)
    {
        double[] sides = [256, 512, 1024, 1536, 2048];
        double[] shapes = [1, 16.0 / 9, 4.0 / 3, 9.0 / 16];
        var wished = sides.SelectMany(side => shapes.Select(shape => shape >= 1 ? (Width: side, Height: side / shape) : (Width: side * shape, Height: side)));
        return
        [
            .. SizesOf(model)
                .Concat(wished.Select(size => (Width: Snap(size.Width, model.SizeMultiple), Height: Snap(size.Height, model.SizeMultiple))))
                .Where(size => Math.Min(size.Width, size.Height) >= model.MinimumSize && size.Width * size.Height <= VerbRules.MaximumPixels)
                .Distinct(),
        ];
    }

    internal static IReadOnlyList<int> FrameCountsOf(ModelInfo model)
    {
        const int most = 8;
        int[] longer = [10, 20, 30, 60];
        var window = Math.Min(model.WindowFrameCount ?? model.MaximumFrameCount, model.MaximumFrameCount);
        var groups = (window - 1) / model.FrameMultiple;
        var stride = Math.Max(1, (int)Math.Ceiling(groups / (double)(most - 1)));
        return
        [
            .. Enumerable.Range(1, groups).Where(group => group % stride == 0 || group == groups)
                .Concat(longer.Select(seconds => ((int)(seconds * model.DefaultFormat.FrameRate) - 1) / model.FrameMultiple).Where(group => group > groups))
                .Select(group => group * model.FrameMultiple + 1)
                .Append(model.DefaultFormat.FrameCount).Where(count => count <= model.MaximumFrameCount).Distinct().Order(),
        ];
    }

    private static int Snap(double pixels, int multiple) => Math.Max(1, (int)Math.Round(pixels / multiple)) * multiple;

    private void Learn()
    {
        var offered = _hosts.Models;
        var model = _wanted is null ? offered.FirstOrDefault() : offered.FirstOrDefault(one => one.Name == _wanted);
        if (model is null || model.Name == _known.Model?.Name && model.Hash == _known.Model.Hash)
            return;
        _known = new Known(model, Read(model));
        Changed?.Invoke();
    }

    private ModelVocabulary? Read(ModelInfo model)
    {
        if (model.VocabularyJson is not { } json)
            return null;
        try
        {
            return ModelVocabulary.Parse(json);
        }
        catch (ModelVocabularyFormatException failure)
        {
            LogNoVocabulary(failure, model.Name);
            return null;
        }
    }

    private sealed record Known(ModelInfo? Model, ModelVocabulary? Vocabulary);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The vocabulary of the model {Model} cannot be read: unknown words are not marked")]
    private partial void LogNoVocabulary(Exception failure, string model);
}
