namespace SoraCollab.Web.Hosting;

/// <summary>How bad a trouble is.</summary>
public enum HealthSeverity
{
    /// <summary>Work goes on, but somebody should look.</summary>
    Warning,

    /// <summary>Something cannot be done until it is repaired.</summary>
    Error,
}
