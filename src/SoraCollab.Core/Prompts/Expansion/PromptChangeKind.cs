namespace SoraCollab.Core.Prompts.Expansion;

/// <summary>What became of a run of words.</summary>
public enum PromptChangeKind
{
    /// <summary>In both texts, letter case aside.</summary>
    Kept,

    /// <summary>In the new text only.</summary>
    Added,

    /// <summary>In the old text only.</summary>
    Removed,
}
