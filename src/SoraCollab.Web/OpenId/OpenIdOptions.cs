using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.OpenId;

/// <summary>Sign-in by an OpenID Connect issuer (section <c>OpenId</c>); without an authority there is none.</summary>
public sealed record OpenIdOptions : IValidatableObject
{
    public const string Section = "OpenId";

    /// <summary>The scheme's name, under which accounts keep the issuer's names for them.</summary>
    public const string Scheme = "OpenId";

    /// <summary>Address of the issuer, such as https://login.example.com; empty offers no such sign-in.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What the issuer calls this studio.</summary>
    public string? ClientId { get; init; }

    /// <summary>The studio's secret there; belongs into the environment (<c>OpenId__ClientSecret</c>).</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What the sign-in page calls the issuer.</summary>
    [Required]
    [StringLength(60)]
    public string Name { get; init; } = "your organisation";

    /// <summary>Whether the sign-in is offered.</summary>
    public bool IsOn => Authority is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null) yield break;
        if (!Authority.IsAbsoluteUri || Authority.Scheme != Uri.UriSchemeHttps && !(Authority.Scheme == Uri.UriSchemeHttp && Authority.IsLoopback))
            yield return new ValidationResult($"OpenId:Authority is \"{Authority}\", but an address that begins with https:// is needed.");
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new ValidationResult("OpenId:Authority is set, but OpenId:ClientId is not.");
        if (string.IsNullOrWhiteSpace(ClientSecret))
            yield return new ValidationResult("OpenId:Authority is set, but OpenId:ClientSecret is not.");
    }
}
