namespace SoraCollab.Core.Verbs;

/// <summary>How the second clip of a join gains on the first.</summary>
public enum InfluenceShape
{
    /// <summary>As time goes by.</summary>
    Even,

    /// <summary>Slowly at both ends, fast in the middle.</summary>
    Ease,

    /// <summary>Hardly until near the end.</summary>
    Late,

    /// <summary>By a curve of one's own.</summary>
    Custom,
}
