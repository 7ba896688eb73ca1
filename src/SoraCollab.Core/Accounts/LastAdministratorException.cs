namespace SoraCollab.Core.Accounts;

/// <summary>The account is the last one that runs the studio.</summary>
public sealed class LastAdministratorException() : StudioException("A studio needs an administrator. Make somebody else one first.");
