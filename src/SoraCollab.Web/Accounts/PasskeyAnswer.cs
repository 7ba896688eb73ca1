using System.Text.Json;

namespace SoraCollab.Web.Accounts;

/// <summary>What the browser hands back: the credential as it writes it, and the name that the person gave.</summary>
public sealed record PasskeyAnswer(JsonElement Credential, string? Name);
