using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.SignalR;
using SoraCollab.Core;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.History;

namespace SoraCollab.Web.Rooms;

/// <summary>Registers the project rooms and the one silo they live in.</summary>
public static class RoomExtensions
{
    /// <summary>Most bytes of one message that a browser may send to a room.</summary>
    public const int LargestMessage = 128 * 1024;

    public static WebApplicationBuilder AddRooms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection(RoomOptions.Section).Get<RoomOptions>() ?? new RoomOptions();
        services.AddFeatureOptions<RoomOptions>(RoomOptions.Section);
        builder.Host.UseOrleans(silo =>
            silo.UseLocalhostClustering(options.SiloPort == 0 ? FreePort() : options.SiloPort, gatewayPort: 0));
        services.AddSingleton<ProjectRooms>();
        services.AddSingleton<IProjectRooms>(provider => provider.GetRequiredService<ProjectRooms>());
        services.AddHostedService(provider => provider.GetRequiredService<ProjectRooms>());
        services.AddSingleton<FilmHistory>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<RoomBroadcast>();
        services.AddScoped<ProjectAccess>();
        services.AddScoped<BoardDoor>();
        services.AddScoped<BoardSession>();
        services.AddScoped<CircuitHandler, PresenceCircuit>();
        // More than any prompt may have, so that one too long is refused in words; beyond this the connection ends.
        services.AddSignalR().AddHubOptions<RoomHub>(hub => hub.MaximumReceiveMessageSize = LargestMessage).AddJsonProtocol(json =>
        {
            // The same spelling as in the database: ids and operations as Core writes them.
            foreach (var converter in StudioJson.Options.Converters)
                json.PayloadSerializerOptions.Converters.Add(converter);
        });
        return builder;
    }

    public static WebApplication MapRooms(this WebApplication app)
    {
        app.MapHub<RoomHub>("/hubs/room", options => options.CloseOnAuthenticationExpiration = true);
        return app;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
