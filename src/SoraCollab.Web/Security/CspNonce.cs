using System.Security.Cryptography;

namespace SoraCollab.Web.Security;

/// <summary>The nonce of one response: the only inline script that the policy lets run is the one carrying it.</summary>
public static class CspNonce
{
    private static readonly object ItemKey = new();

    /// <summary>The nonce of this response, made on first use: 128 random bits in base64.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items.TryGetValue(ItemKey, out var made) && made is string nonce)
            return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[ItemKey] = nonce;
        return nonce;
    }
}
