using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>What the first visitor fills in. Settable, because a form binds to it.</summary>
public sealed class OwnerDetails
{
    /// <summary>The code from the server's log; only asked of visitors from other machines.</summary>
    [StringLength(20)]
    public string? SetupCode { get; set; }

    [Required(ErrorMessage = "Your name is needed: it stands beside what you write and make.")]
    [StringLength(80, ErrorMessage = "A name may have at most 80 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "An e-mail address is needed: you sign in with it.")]
    [EmailAddress(ErrorMessage = "That is not an e-mail address, such as mara@northlight.example.")]
    [StringLength(254)]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "A password is needed.")]
    [StringLength(200)]
    public string Password { get; set; } = "";
}
