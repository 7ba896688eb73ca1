using SoraCollab.Web.Configuration;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Projects;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddConfiguration().AddSecurity().AddRooms().AddProjects().AddQueue().AddHosting().AddPreviews().AddExports();

var app = builder.Build();
app.UseSecurity();
await app.RunAsync();
