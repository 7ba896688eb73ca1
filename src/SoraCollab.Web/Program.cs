using SoraCollab.Web;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Admin;
using SoraCollab.Web.Audit;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Guests;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Mail;
using SoraCollab.Web.MediaFiles;
using SoraCollab.Web.News;
using SoraCollab.Web.OpenId;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Projects;
using SoraCollab.Web.Prompts;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Review;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Security;
using SoraCollab.Web.Teams;

if (AuditCommand.IsMeant(args))
    return await AuditCommand.RunAsync(args, Console.Out);

var builder = WebApplication.CreateBuilder(args);
builder.AddConfiguration().AddStorage().AddSecurity().AddMail().AddAudit().AddAccounts().AddOpenId().AddRooms().AddProjects().AddTeams().AddPrompts().AddQueue().AddHosting().AddPreviews().AddExports().AddReviews().AddNews().AddGuests().AddAdmin().AddPages();

var app = builder.Build();
app.UseSecurity();
app.UseAudit();
app.UsePages();
app.MapRooms().MapHosting().MapPreviews().MapMediaFiles().MapUploads().MapExports().MapReviews().MapGuests().MapPasskeys().MapOpenId().MapAudit().MapPages();
await app.RunAsync();
return 0;
