using System.Globalization;
using System.Security.Cryptography;

namespace SoraCollab.Storage.Guests;

/// <summary>
/// Pass phrases as they are kept: PBKDF2 with HMAC-SHA-512, 210,000 rounds (OWASP's figure for it) and 16 random bytes of salt, written
/// <c>pbkdf2-sha512$rounds$salt$hash</c> in hexadecimal, so that a later studio can take more rounds.
/// </summary>
internal static class PassPhraseHash
{
    private const string Method = "pbkdf2-sha512";
    private const int Rounds = 210_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Of(string phrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(CultureInfo.InvariantCulture, $"{Method}${Rounds}${Convert.ToHexStringLower(salt)}${Convert.ToHexStringLower(Derive(phrase, salt, Rounds))}");
    }

    public static bool Fits(string phrase, string kept) =>
        kept.Split('$') is [Method, var rounds, var salt, var hash]
        && CryptographicOperations.FixedTimeEquals(Derive(phrase, Convert.FromHexString(salt), int.Parse(rounds, CultureInfo.InvariantCulture)), Convert.FromHexString(hash));

    private static byte[] Derive(string phrase, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(phrase, salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
