namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>Somebody has accepted a model's licence.</summary>
/// <param name="By">Who, as they are called in the studio or on the machine.</param>
/// <param name="At">When.</param>
/// <param name="TextSha256">Hash of the terms as they were shown: other terms must be accepted anew.</param>
public sealed record LicenceAcceptance(string By, DateTimeOffset At, string TextSha256);
