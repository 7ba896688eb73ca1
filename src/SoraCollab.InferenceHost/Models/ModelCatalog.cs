using Microsoft.Extensions.Logging;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.InferenceHost.Models;

/// <summary>
/// The models that this host can make takes with: the sub-folders of its models folder and the folders that were added, where they hold a
/// whole model whose licence is accepted.
/// </summary>
/// <param name="folder">The models folder.</param>
/// <param name="hash">Where hashes of model files are remembered.</param>
/// <param name="log">Told once of each folder that cannot be used.</param>
public sealed partial class ModelCatalog(string folder, ModelHash hash, ILogger log)
{
    /// <summary>The model that comes with the studio.</summary>
    public const string BundledName = "animatic-s";

    private readonly ModelLibrary library = new(folder, hash, TimeProvider.System);
    private readonly Dictionary<string, string> faults = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private volatile IReadOnlyList<HostedModel> models = [];
    private bool toldOfNone;

    /// <summary>The models as last found, by name.</summary>
    public IReadOnlyList<HostedModel> Models => models;

    /// <summary>Looks through the folder.</summary>
    /// <returns>Whether the models differ from those found last.</returns>
    public bool Refresh()
    {
        lock (gate) return RefreshAlone();
    }

    /// <summary>Why a model that is here cannot be used; null where it can.</summary>
    public string? FaultOf(string name)
    {
        lock (gate) return faults.GetValueOrDefault(name);
    }

    /// <summary>The model of that name, or null.</summary>
    public HostedModel? Find(string name) => Models.FirstOrDefault(model => model.Info.Name == name);

    /// <summary>Reads what a model folder can do.</summary>
    /// <exception cref="InvalidModelException">Something is missing, damaged or not supported; the message names the file.</exception>
    /// <param name="modelFolder">The folder.</param>
    /// <param name="hash">Where hashes of model files are remembered.</param>
    /// <param name="name">What the model is called on its host; null for the folder's name.</param>
    public static HostedModel Open(string modelFolder, ModelHash hash, string? name = null)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(modelFolder));
        var parts = CheckFiles(full);
        var description = ModelDescription.Read(full, hash);
        var (limits, native) = (description.Limits, description.Native);
        var ratios = LatentGeometry.Read(parts.Vae).Ratios;
        return new HostedModel(full, new ModelInfo
        {
            Name = name ?? Path.GetFileName(full),
            Hash = description.Hash,
            SizeMultiple = limits.SizeMultiple,
            MinimumSize = limits.MinSize,
            MaximumWidth = limits.MaxSize,
            MaximumHeight = limits.MaxSize,
            FrameMultiple = limits.FrameMultiple,
            MaximumFrameCount = parts.Wan is not null ? limits.MaxFrameCount : (int)Math.Max(limits.MaxFrameCount, (LongVideoRequest.MaximumSeconds * limits.MaxFrameRate) + 1),
            WindowFrameCount = limits.MaxFrameCount,
            MinimumFrameRate = limits.MinFrameRate,
            MaximumFrameRate = limits.MaxFrameRate,
            MaximumTokens = limits.MaxTokens,
            TokenSize = ratios.Space,
            TokenFrames = ratios.Time,
            DefaultFormat = new ShotFormat(native.Width, native.Height, native.FrameCount, native.FrameRate),
            DefaultSteps = description.Defaults.Steps,
            MaximumSteps = limits.MaxSteps,
            DefaultGuidanceScale = description.Defaults.GuidanceScale,
            MaximumGuidanceScale = limits.MaxGuidanceScale,
            Verbs = [.. TakeDirector.VerbsOf(description)],
            VocabularyJson = ReadVocabulary(full),
        });
    }

    /// <summary>Headers are read and weights are not, so this is quick for any size of model.</summary>
    internal static ModelFolder CheckFiles(string modelFolder)
    {
        var parts = ModelFolder.Open(modelFolder);
        ModelComponent?[] all = [parts.Transformer, parts.Vae, parts.TextEncoder, parts.Wan?.SecondTransformer, parts.Wan?.ImageEncoder];
        foreach (var part in all.OfType<ModelComponent>()) part.OpenWeights().Dispose();
        var tokenizer = Path.Combine(modelFolder, "tokenizer", "spiece.model");
        if (!File.Exists(tokenizer)) throw new InvalidModelException(tokenizer, "the file is missing.");
        return parts;
    }

    private bool RefreshAlone()
    {
        HostedModel[] found = [.. library.List().Select(Read).OfType<HostedModel>()];
        if (found.Length == 0 && !toldOfNone) LogNone(Path.GetFullPath(folder));
        toldOfNone = found.Length == 0;
        var changed = !found.SequenceEqual(models);
        models = found;
        return changed;
    }

    private static string? ReadVocabulary(string modelFolder)
    {
        var path = Path.Combine(modelFolder, ModelVocabulary.FileName);
        if (!File.Exists(path)) return null;
        var json = File.ReadAllText(path);
        try
        {
            ModelVocabulary.Parse(json);
        }
        catch (ModelVocabularyFormatException malformed)
        {
            throw new InvalidModelException(path, malformed.Message, malformed);
        }

        return json;
    }

    private HostedModel? Read(InstalledModel installed)
    {
        try
        {
            if (installed.AwaitsAcceptance) throw new ModelRefusedException($"Its licence ({installed.Terms!.Name}) has not been accepted: on the studio's Models page, or by \"models accept {installed.Name}\".");
            var model = Open(installed.Folder, hash, installed.Name);
            if (installed.Record is { } record && record.Hash != model.Info.Hash) throw new ModelRefusedException($"Its files are not those that were added; \"models verify {installed.Name}\" says which.");
            faults.Remove(installed.Name);
            return model;
        }
        catch (Exception fault) when (fault is InvalidModelException or ModelRefusedException or IOException or UnauthorizedAccessException)
        {
            if (faults.GetValueOrDefault(installed.Name) != fault.Message) LogFault(installed.Name, fault.Message);
            faults[installed.Name] = fault.Message;
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Model} is left out: {Fault} It is looked at again every half minute")]
    private partial void LogFault(string model, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no usable model in {Folder}: put one there, a folder in the layout of Hugging Face diffusers")]
    private partial void LogNone(string folder);
}
