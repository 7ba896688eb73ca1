using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.InferenceHost.Models;

/// <summary>Keeps the last used models loaded, so that a job that follows another on the same model begins at once.</summary>
/// <remarks>For one job at a time: loading a model may unload one that another thread still uses.</remarks>
/// <param name="options">How pipelines run.</param>
/// <param name="capacity">Models kept, 1 or more.</param>
/// <param name="settings">How the pipeline of one model runs; null for <paramref name="options"/>.</param>
public sealed class ModelResidency(PipelineOptions options, int capacity, Func<HostedModel, PipelineOptions>? settings = null) : IDisposable
{
    private readonly int capacity = capacity >= 1
        ? capacity
        : throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "At least 1 model must be allowed to stay loaded.");

    // The last used one stands last.
    private readonly List<(string Folder, TextToVideoPipeline Pipeline)> loaded = [];

    private DateTimeOffset lastUse = options.Time.GetUtcNow();

    /// <summary>Names of the folders of the models in memory, the last used one last; from any thread.</summary>
    public IReadOnlyList<string> LoadedFolders
    {
        get
        {
            lock (loaded) return [.. loaded.Select(entry => entry.Folder)];
        }
    }

    /// <summary>How often a model was loaded.</summary>
    public int LoadCount { get; private set; }

    /// <summary>The pipeline of a model, loaded if it is not there or its files have changed.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">The folder is damaged, or asks for what is not supported.</exception>
    /// <exception cref="Diffusion.Models.ExecutionProviderUnavailableException">The device cannot be used.</exception>
    public TextToVideoPipeline Get(HostedModel model)
    {
        lastUse = options.Time.GetUtcNow();
        var at = loaded.FindIndex(entry => entry.Folder == model.Folder);
        if (at >= 0 && loaded[at].Pipeline.Model.Hash == model.Info.Hash)
        {
            var entry = loaded[at];
            lock (loaded)
            {
                loaded.RemoveAt(at);
                loaded.Add(entry);
            }

            return entry.Pipeline;
        }

        // Room is made first: a large model does not fit beside another.
        if (at >= 0) Unload(at);
        while (loaded.Count >= capacity) Unload(0);
        var pipeline = TextToVideoPipeline.Load(model.Folder, settings?.Invoke(model) ?? options);
        LoadCount++;
        lock (loaded) loaded.Add((model.Folder, pipeline));
        return pipeline;
    }

    /// <summary>Releases the memory of all models where none has been used for a while.</summary>
    /// <returns>Whether any was released.</returns>
    public bool UnloadIfUnused(TimeSpan unusedFor)
    {
        if (loaded.Count == 0 || options.Time.GetUtcNow() - lastUse < unusedFor) return false;
        Dispose();
        return true;
    }

    /// <summary>Releases a model, if it is loaded.</summary>
    public void Unload(string folder)
    {
        if (loaded.FindIndex(entry => entry.Folder == folder) is >= 0 and var at) Unload(at);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (loaded.Count > 0) Unload(0);
    }

    private void Unload(int at)
    {
        loaded[at].Pipeline.Dispose();
        lock (loaded) loaded.RemoveAt(at);
    }
}
