namespace SoraCollab.Core.Guests;

/// <summary>What a new guest link allows, and for how long.</summary>
/// <param name="Rights">What its guests may do; <see cref="GuestRights.View"/> is always among it.</param>
/// <param name="Lifetime">How long it can be used.</param>
/// <param name="PassPhrase">What its guests must know besides; null for nothing.</param>
public sealed record GuestTerms(GuestRights Rights, TimeSpan Lifetime, string? PassPhrase = null);
