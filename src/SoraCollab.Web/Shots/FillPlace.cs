namespace SoraCollab.Web.Shots;

/// <summary>Where new frames go, seen from those that are kept.</summary>
public enum FillPlace
{
    /// <summary>In front of them.</summary>
    Before,

    /// <summary>Behind them.</summary>
    After,

    /// <summary>On both sides: half each when extending, where they were cut away when cutting again.</summary>
    Both,
}
