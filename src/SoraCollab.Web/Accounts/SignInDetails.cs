using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>What a person signs in with. Settable, because a form binds to it.</summary>
public sealed class SignInDetails
{
    [Required(ErrorMessage = "Give your e-mail address.")]
    [StringLength(254)]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Give your password.")]
    [StringLength(200)]
    public string Password { get; set; } = "";

    /// <summary>Keep the sign-in when the browser is closed.</summary>
    public bool Remember { get; set; }
}
