namespace SoraCollab.Training.Captions;

/// <summary>The form a verb takes in a caption.</summary>
internal enum VerbForm
{
    /// <summary>sails</summary>
    ThirdPerson,

    /// <summary>sailing</summary>
    Participle,
}
