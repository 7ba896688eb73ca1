using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>The password of now and the one that takes its place. Settable, because a form binds to it.</summary>
public sealed class ChangePasswordDetails
{
    [StringLength(200)]
    public string Current { get; set; } = "";

    [Required(ErrorMessage = "A password is needed.")]
    [StringLength(200)]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The two passwords differ.")]
    public string Again { get; set; } = "";
}
