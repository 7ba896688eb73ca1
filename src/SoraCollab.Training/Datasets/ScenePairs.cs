namespace SoraCollab.Training.Datasets;

/// <summary>Which pairs of subject and colour, and of subject and motion, a set of scenes has.</summary>
internal enum ScenePairs
{
    /// <summary>Those that models are trained on.</summary>
    Trained,

    /// <summary>At least one that models are never trained on.</summary>
    HeldOut,

    /// <summary>As they come: for whoever must know all of them, as the classifier that reads generated clips.</summary>
    All,
}
