namespace SoraCollab.Core.News;

/// <summary>When a person's news go out by e-mail.</summary>
public enum NewsMail
{
    /// <summary>Never.</summary>
    None,

    /// <summary>At once.</summary>
    AtOnce,

    /// <summary>Gathered, some hours after the first of them.</summary>
    Digest,
}
