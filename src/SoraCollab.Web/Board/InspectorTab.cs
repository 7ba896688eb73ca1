namespace SoraCollab.Web.Board;

/// <summary>The panels of the board's inspector.</summary>
public enum InspectorTab
{
    /// <summary>Title, prompt and settings.</summary>
    Prompt,

    /// <summary>The shot's takes.</summary>
    Takes,
}
