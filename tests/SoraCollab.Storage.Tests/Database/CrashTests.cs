using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Storage.Tests.Database;

/// <summary>Kills a process that writes, again and again, and looks at what it left.</summary>
public sealed class CrashTests
{
    [Fact]
    public Task Kill_WhileWriting_LosesNothingThatWasAnsweredAndShowsNothingHalf() => KillAsync(kills: 5);

    [Fact]
    [Trait("Category", "Nightly")]
    public Task Kill_ManyTimesWhileWriting_LosesNothingThatWasAnsweredAndShowsNothingHalf() => KillAsync(kills: 200);

    [Fact]
    [Trait("Category", "Nightly")]
    public async Task Kill_WhileStarting_NextStartNeedsNoHelp()
    {
        var random = new Random(1);
        for (var kill = 0; kill < 30; kill++)
        {
            var folder = TestStudio.NewFolder();
            using (var process = StartWriter(folder))
            {
                // Anywhere from before the first file to after the last table.
                await Task.Delay(random.Next(100, 3000));
                process.Kill();
                await process.WaitForExitAsync();
            }
            await using (var studio = await TestStudio.StartAsync(folder)) await studio.AddProjectAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task KillAsync(int kills)
    {
        var folder = TestStudio.NewFolder();
        await using (var studio = await TestStudio.StartAsync(folder)) await studio.AddProjectAsync();
        var answeredEdits = 0;
        var answeredFiles = new List<string>();
        var random = new Random(1);
        for (var kill = 0; kill < kills; kill++)
        {
            var answers = await RunAndKillAsync(folder, answersBeforeKill: random.Next(1, 30));
            answeredEdits += answers.Count(answer => answer.StartsWith("edit "));
            answeredFiles.AddRange(answers.Where(answer => answer.StartsWith("file ")).Select(answer => answer[5..]));

            await using var studio = await TestStudio.StartAsync(folder);
            var project = Assert.Single(await studio.Projects.ListAsync(new UserId("ana"))).Id;
            var storyboard = (await studio.Storyboards.LoadAsync(project))!;
            var log = await studio.Storyboards.LogSinceAsync(project, 0);
            Assert.Equal(storyboard, log.Aggregate(StoryboardReducer.Empty(project, "Film"), StoryboardReducer.Apply));
            foreach (var answer in answers.Where(answer => answer.StartsWith("edit ")))
                Assert.NotNull(await studio.Storyboards.FindOperationAsync(project, OperationId.Parse(answer[5..])));
            foreach (var hash in answeredFiles)
            {
                await using var file = await studio.Media.OpenReadAsync(hash);
                Assert.Equal(hash, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
            }
            foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories))
            {
                await using var stream = File.OpenRead(file);
                Assert.Equal(Path.GetFileName(file), Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
            }
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "tmp")));
            await using var context = await studio.Contexts.CreateDbContextAsync();
            Assert.Equal(["ok"], await context.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync());
            Assert.Empty(await context.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
        }
        Assert.True(answeredEdits > 0 && answeredFiles.Count > 0);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<List<string>> RunAndKillAsync(string folder, int answersBeforeKill)
    {
        using var process = StartWriter(folder);
        var answers = new List<string>();
        try
        {
            while (answers.Count < answersBeforeKill && await process.StandardOutput.ReadLineAsync() is { } line) answers.Add(line);
            Assert.Equal(answersBeforeKill, answers.Count);
        }
        finally
        {
            process.Kill();
        }
        // What it said between our last look and its death counts too; a line that was cut off does not.
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        answers.AddRange(rest.Split('\n')[..^1]);
        return answers;
    }

    private static Process StartWriter(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // Under "dotnet test" the process is the host, which wants the assembly's name.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(CrashTests).Assembly.Location);
        start.ArgumentList.Add(CrashingWriter.Argument);
        start.ArgumentList.Add(folder);
        return Process.Start(start)!;
    }
}
