using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>A password that takes another's place. Settable, because a form binds to it.</summary>
public sealed class NewPasswordDetails
{
    [Required(ErrorMessage = "A password is needed.")]
    [StringLength(200)]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string Again { get; set; } = "";
}
