using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>Roles in the studio. Membership of a project is kept with the project.</summary>
public static class StudioRoles
{
    /// <summary>Runs the studio: hosts, members, everything.</summary>
    public const string Owner = AccountStore.AdministratorRole;
}
