using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Accounts;

/// <summary>A code of the second factor. Settable, because a form binds to it.</summary>
public sealed class CodeDetails
{
    [Required(ErrorMessage = "Give the code.")]
    [StringLength(40, ErrorMessage = "That is too long for a code.")]
    public string Code { get; set; } = "";
}
