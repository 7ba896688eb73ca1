using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>Whose password shall be set anew. Settable, because a form binds to it.</summary>
public sealed class AddressDetails
{
    [Required(ErrorMessage = "Give your e-mail address.")]
    [EmailAddress(ErrorMessage = "That is not an e-mail address, such as mara@northlight.example.")]
    [StringLength(254)]
    public string Email { get; set; } = "";
}
