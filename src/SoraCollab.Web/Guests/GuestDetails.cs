namespace SoraCollab.Web.Guests;

/// <summary>What a guest says at the entrance.</summary>
public sealed class GuestDetails
{
    /// <summary>What they call themselves.</summary>
    public string Name { get; set; } = "";

    /// <summary>The pass phrase, where the link asks for one.</summary>
    public string PassPhrase { get; set; } = "";
}
