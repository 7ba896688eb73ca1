using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Storage.Tests.Database;

/// <summary>The process that <see cref="CrashTests"/> kills: writes until then, and says on its standard output what was answered to it.</summary>
internal static class CrashingWriter
{
    internal const string Argument = "write-until-killed";

    internal static async Task RunAsync(string folder)
    {
        await using var studio = await TestStudio.StartAsync(folder);
        var ana = new UserId("ana");
        var project = (await studio.Projects.ListAsync(ana)).Single().Id;
        var history = StoryboardHistory.Load((await studio.Storyboards.LoadAsync(project))!, await studio.Storyboards.LogSinceAsync(project, 0));
        await Task.WhenAny(Task.Run(() => AddFilesAsync(studio.Media)), Task.Run(() => EditAsync(studio, history, ana))).Unwrap();
    }

    private static async Task EditAsync(TestStudio studio, StoryboardHistory history, UserId user)
    {
        for (var i = 0; ; i++)
        {
            var entry = studio.Decide(history, user, new RenameProject($"Film {i}"));
            history = history.Append(entry);
            await studio.Storyboards.CommitAsync(entry, history.Current);
            Console.WriteLine($"edit {entry.OperationId}");
        }
    }

    private static async Task AddFilesAsync(IMediaStore media)
    {
        while (true)
        {
            var bytes = new byte[200_000];
            Random.Shared.NextBytes(bytes);
            var reference = await media.AddAsync(new MemoryStream(bytes), "video/mp4");
            Console.WriteLine($"file {reference.Hash}");
        }
    }
}
