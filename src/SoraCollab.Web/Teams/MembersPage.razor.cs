using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Projects;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Projects;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Teams;

/// <summary>Who is on a project and what they may do; for its owners, also the way to delete it.</summary>
public sealed partial class MembersPage
{
    private static readonly ProjectRole[] Roles = [ProjectRole.Owner, ProjectRole.Editor, ProjectRole.Reviewer, ProjectRole.Viewer];

    private static readonly (string Name, ProjectRole Least)[] Rights =
    [
        ("See", ProjectRole.Viewer),
        ("Download", ProjectRole.Viewer),
        ("Review", ProjectRole.Reviewer),
        ("Write", ProjectRole.Editor),
        ("Generate", ProjectRole.Editor),
        ("Invite", ProjectRole.Editor),
        ("Administer", ProjectRole.Owner),
    ];

    private IReadOnlyList<ProjectMember> members = [];
    private IReadOnlyList<Invitation> invitations = [];
    private string? closed;

    // A list keeps what was chosen in it, also what was refused, until it is drawn anew.
    private int drawn;
    private string? refusal;
    private ConfirmDialog? dialog;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    [Inject] private BoardSession Session { get; set; } = default!;

    [Inject] private TeamDesk Desk { get; set; } = default!;

    [Inject] private ProjectRemoval Removal { get; set; } = default!;

    [Inject] private IOptions<StudioOptions> Options { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private ProjectId Id => new(Project);

    private bool IsOwner => Session.Role == ProjectRole.Owner;

    private string KeptWords => $"Its takes and uploads are removed from the disk after {Days(Options.Value.KeepDeletedProjectsFor)}.";

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        Desk.Changed -= OnTeamChanged;
        Desk.Changed += OnTeamChanged;
        try
        {
            if (!Session.IsOpen || Session.Current.Id != Id) await Session.OpenAsync(Id);
            await ReadAsync();
        }
        catch (StudioException failure)
        {
            closed = failure.Message;
        }
    }

    private async Task ReadAsync()
    {
        members = await Desk.MembersAsync(Id);
        invitations = await Desk.InvitationsAsync(Id);
    }

    private async Task ChooseAsync(ProjectMember member, ChangeEventArgs change)
    {
        var role = Enum.Parse<ProjectRole>((string)change.Value!);
        if (role == ProjectRole.Owner && dialog is not null)
        {
            await dialog.AskAsync(
                $"Make {member.DisplayName} an owner?", "Owners say who may do what, and may delete the project.", "Make owner", () => TryAsync(() => Desk.SetRoleAsync(Id, member.UserId, role)));
            // Until that is answered the list shows what holds.
            drawn++;
            return;
        }

        await TryAsync(() => Desk.SetRoleAsync(Id, member.UserId, role));
    }

    private Task AskRemoveAsync(ProjectMember member) => member.UserId == Session.Me.Id
        ? dialog!.AskAsync("Leave this project?", "You can come back by a new invitation only.", "Leave", () => TryAsync(() => Desk.RemoveAsync(Id, member.UserId)))
        : dialog!.AskAsync(
            $"Remove {member.DisplayName} from this project?", "What they wrote and made stays. They can come back by a new invitation only.", "Remove", () => TryAsync(() => Desk.RemoveAsync(Id, member.UserId)));

    private Task AskWithdrawAsync(Invitation invitation) => dialog!.AskAsync(
        "Withdraw this invitation?", "Its link lets nobody in any more.", "Withdraw", () => TryAsync(() => Desk.WithdrawAsync(Id, invitation.Id)));

    private Task AskDeleteAsync() => dialog!.AskAsync(
        $"Delete “{Session.Current.Title}”?", $"It leaves everybody's library at once, and what is being made stops. {KeptWords}", "Delete project", () => TryAsync(async () =>
        {
            await Removal.DeleteAsync(Id);
            Navigation.NavigateTo("/");
        }));

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            refusal = null;
            await act();
            if (Session.IsOpen) await ReadAsync();
        }
        catch (StudioException failure)
        {
            refusal = failure.Message;
            if (Session.IsOpen) await ReadAsync();
            drawn++;
        }
        StateHasChanged();
    }

    private string Left(Invitation invitation) => $"Ends in {Days(invitation.EndsAt - Clock.GetUtcNow())}";

    private static string Days(TimeSpan time) => time.TotalDays < 1 ? "less than a day" : Math.Ceiling(time.TotalDays) is var days && days == 1 ? "1 day" : $"{days} days";

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    private void OnTeamChanged(ProjectId project)
    {
        if (project == Id) _ = InvokeAsync(() => TryAsync(() => Task.CompletedTask));
    }

    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Desk.Changed -= OnTeamChanged;
    }
}
