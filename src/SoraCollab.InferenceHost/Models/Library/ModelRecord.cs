namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>What this host remembers of a model that was added: where it is from, its files, its licence.</summary>
public sealed record ModelRecord
{
    /// <summary>The model's name on this host.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of its folder where that is not in the models folder; null for the folder of that name there.</summary>
    public string? Folder { get; init; }

    /// <summary>Where it is from: a folder, or a repository with its revision.</summary>
    public required string Source { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>SHA-256 over the files that decide the pictures, as <see cref="Diffusion.Models.ModelHash"/> computes it.</summary>
    public required string Hash { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>Who has accepted its licence; null before.</summary>
    public LicenceAcceptance? Acceptance { get; init; }

    /// <summary>Bytes of all files.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}
