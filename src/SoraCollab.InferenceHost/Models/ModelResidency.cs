using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.InferenceHost.Models;

/// <summary>Keeps the last used models loaded, so that a job that follows another on the same model begins at once.</summary>
/// <remarks>For one job at a time: loading a model may unload one that another thread still uses.</remarks>
/// <param name="options">How pipelines run.</param>
/// <param name="capacity">Models kept, 1 or more.</param>
public sealed class ModelResidency(PipelineOptions options, int capacity) : IDisposable
{
    private readonly int capacity = capacity >= 1
        ? capacity
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "At least 1 model must be allowed to stay loaded.");

    // The last used one stands last.
    private readonly List<(string Folder, TextToVideoPipeline Pipeline)> loaded = [];

    /// <summary>How often a model was loaded.</summary>
    public int LoadCount { get; private set; }

    /// <summary>The pipeline of a model, loaded if it is not there or its files have changed.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">The folder is damaged, or asks for what is not supported.</exception>
    /// <exception cref="Diffusion.Models.ExecutionProviderUnavailableException">The device cannot be used.</exception>
    public TextToVideoPipeline Get(HostedModel model)
    {
        var at = loaded.FindIndex(entry => entry.Folder == model.Folder);
        if (at >= 0 && loaded[at].Pipeline.Model.Hash == model.Info.Hash)
        {
            var entry = loaded[at];
            loaded.RemoveAt(at);
            loaded.Add(entry);
            return entry.Pipeline;
        }

        // Room is made first: a large model does not fit beside another.
        if (at >= 0) Unload(at);
        while (loaded.Count >= capacity) Unload(0);
        var pipeline = TextToVideoPipeline.Load(model.Folder, options);
        LoadCount++;
        loaded.Add((model.Folder, pipeline));
        return pipeline;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (loaded.Count > 0) Unload(0);
    }

    private void Unload(int at)
    {
        loaded[at].Pipeline.Dispose();
        loaded.RemoveAt(at);
    }
}
