using System.Diagnostics;
using System.Security.Cryptography;
using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Storage.Tests.MediaFiles;

public sealed class MediaStoreTests
{
    [Fact]
    public async Task AddAsync_Content_ReadsBackUnderItsHash()
    {
        await using var studio = await TestStudio.StartAsync();
        var bytes = Bytes(300_000);
        var reference = await studio.Media.AddAsync(new MemoryStream(bytes), "video/mp4");
        Assert.Equal(new MediaReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "video/mp4"), reference);
        Assert.Equal(reference, await studio.Media.FindAsync(reference.Hash));
        await using var stream = await studio.Media.OpenReadAsync(reference.Hash);
        var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(studio.Folder, "tmp")));
    }

    [Fact]
    public async Task AddAsync_SameContentAtOnce_IsKeptOnce()
    {
        await using var studio = await TestStudio.StartAsync();
        var bytes = Bytes(100_000);
        var references = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => studio.Media.AddAsync(new MemoryStream(bytes), "image/webp"))));
        Assert.Single(references.Distinct());
        Assert.Single(Directory.EnumerateFiles(Path.Combine(studio.Folder, "media"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AddAsync_StreamThatBreaks_LeavesNothing()
    {
        await using var studio = await TestStudio.StartAsync();
        await Assert.ThrowsAsync<EndOfStreamException>(() => studio.Media.AddAsync(new BreakingStream(200_000), "video/mp4"));
        Assert.All(
            Directory.EnumerateFiles(studio.Folder, "*", SearchOption.AllDirectories),
            file => Assert.StartsWith("studio.", Path.GetFileName(file)));
    }

    [Fact]
    public async Task AddAsync_Cancelled_LeavesNothing()
    {
        await using var studio = await TestStudio.StartAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => studio.Media.AddAsync(new MemoryStream(Bytes(10)), "video/mp4", cancellation.Token));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(studio.Folder, "tmp")));
    }

    [Fact]
    public async Task OpenReadAsync_FileOfAnotherLength_IsRefusedAndHealedByAddingAgain()
    {
        await using var studio = await TestStudio.StartAsync();
        var bytes = Bytes(1000);
        var reference = await studio.Media.AddAsync(new MemoryStream(bytes), "video/mp4");
        var path = await studio.Media.GetPathAsync(reference.Hash);
        await File.WriteAllBytesAsync(path, bytes[..500]);
        var refusal = await Assert.ThrowsAsync<MediaNotFoundException>(() => studio.Media.OpenReadAsync(reference.Hash));
        Assert.Contains("500", refusal.Message);
        await studio.Media.AddAsync(new MemoryStream(bytes), "video/mp4");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(await studio.Media.GetPathAsync(reference.Hash)));
        File.Delete(path);
        await Assert.ThrowsAsync<MediaNotFoundException>(() => studio.Media.OpenReadAsync(reference.Hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../studio.db")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task OpenReadAsync_UnknownHash_IsRefused(string hash)
    {
        await using var studio = await TestStudio.StartAsync();
        await Assert.ThrowsAsync<MediaNotFoundException>(() => studio.Media.OpenReadAsync(hash));
        Assert.Null(await studio.Media.FindAsync(hash));
    }

    [Fact]
    public async Task AddAsync_BelowTheReserve_IsRefusedSayingWhatIsFree()
    {
        await using var studio = await TestStudio.StartAsync(reservedBytes: long.MaxValue / 2);
        var full = await Assert.ThrowsAsync<StorageFullException>(() => studio.Media.AddAsync(new MemoryStream(Bytes(1234)), "video/mp4"));
        Assert.Equal((1234, 0), (full.NeededBytes, full.FreeBytes));
        Assert.Contains("1,234", full.Message);
    }

    [Fact]
    public async Task StartAsync_FileCutOffByACrash_IsClearedAndWasNeverVisible()
    {
        var folder = TestStudio.NewFolder();
        await using (var studio = await TestStudio.StartAsync(folder)) await studio.Media.AddAsync(new MemoryStream(Bytes(10)), "video/mp4");
        var cutOff = Path.Combine(folder, "tmp", "cutoff");
        await File.WriteAllBytesAsync(cutOff, Bytes(500));
        await using (var studio = await TestStudio.StartAsync(folder))
        {
            Assert.False(File.Exists(cutOff));
            Assert.Null(await studio.Media.FindAsync(Convert.ToHexStringLower(SHA256.HashData(Bytes(500)))));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AddAsync_FullDisk_IsToldClearlyAndWorksAgainOnceThereIsSpace()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root can mount a small file system.");
        var folder = TestStudio.NewFolder();
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder) == 0, "This machine lets nobody mount a file system.");
        try
        {
            await using var studio = await TestStudio.StartAsync(folder);
            var kept = await studio.Media.AddAsync(new MemoryStream(Bytes(100_000)), "video/mp4");
            // A stream of unknown length: how much it needs shows only when the disk is full.
            var full = await Assert.ThrowsAsync<StorageFullException>(() => studio.Media.AddAsync(new BreakingStream(20_000_000), "video/mp4"));
            Assert.True(full.NeededBytes > 1_000_000);
            Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "tmp")));
            Assert.Equal(100_000, new FileInfo(await studio.Media.GetPathAsync(kept.Hash)).Length);
            var again = await studio.Media.AddAsync(new MemoryStream(Bytes(200_000)), "video/mp4");
            Assert.Equal(200_000, again.Length);

            // A disk so full that not even the database can grow.
            var filler = Path.Combine(folder, "filler");
            Fill(filler);
            var project = await Record.ExceptionAsync(() => FillDatabaseAsync(studio));
            Assert.IsType<StorageFullException>(project);
            File.Delete(filler);
            await studio.Hosts.CreateAsync("after");
            Assert.Contains(await studio.Hosts.ListAsync(), host => host.Name == "after");
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Run("umount", folder);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillDatabaseAsync(TestStudio studio)
    {
        for (var i = 0; i < 2000; i++) await studio.Hosts.CreateAsync($"{i:0000}{new string('x', 90)}");
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path);
        try
        {
            while (true) file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [Fact]
    public async Task AddAsync_DiskFillsDuringALongUpload_StopsAtTheReserve()
    {
        // Room for some 64 MiB above the reserve at the start, for an upload of unknown length that has far more.
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        await using var studio = await TestStudio.StartAsync(reservedBytes: free - (64 << 20));
        await Assert.ThrowsAsync<StorageFullException>(() => studio.Media.AddAsync(new BreakingStream(512 << 20), "video/mp4"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(studio.Folder, "tmp")));
    }

    [Fact]
    public async Task CollectAsync_FilesThatNothingNames_GoOnceTheyAreOldEnough()
    {
        await using var studio = await TestStudio.StartAsync();
        var orphan = await studio.Media.AddAsync(new MemoryStream(Bytes(1000)), "video/mp4");
        var path = await studio.Media.GetPathAsync(orphan.Hash);
        var stray = Path.Combine(Path.GetDirectoryName(path)!, new string('e', 64));
        await File.WriteAllBytesAsync(stray, Bytes(10));

        Assert.Equal((0, 0), await studio.Media.CollectAsync(TimeSpan.FromDays(100_000)));
        studio.Time.Advance(TimeSpan.FromDays(8));
        // Stored again, the file is as new: what it was stored for may not name it yet.
        await studio.Media.AddAsync(new MemoryStream(Bytes(1000)), "video/mp4");
        Assert.Equal((1, 10), await studio.Media.CollectAsync(TimeSpan.FromDays(7)));
        studio.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal((1, 1000), await studio.Media.CollectAsync(TimeSpan.FromDays(7)));

        Assert.False(File.Exists(path) || File.Exists(stray));
        Assert.Null(await studio.Media.FindAsync(orphan.Hash));
    }

    [Fact]
    public async Task CollectAsync_WhatATakeAJobOrTheLogNames_Stays()
    {
        await using var studio = await TestStudio.StartAsync();
        var (history, shot) = await studio.AddProjectAsync();
        async Task<MediaReference> AddAsync(int bytes) => await studio.Media.AddAsync(new MemoryStream(Bytes(bytes)), "video/mp4");
        var (ofTake, ofJob, ofLog) = (await AddAsync(101), await AddAsync(102), await AddAsync(103));
        var take = TestStudio.Take(shot);
        take = take with { Media = take.Media with { ClipHash = ofTake.Hash }, Recipe = take.Recipe with { Prompt = $"like {ofLog.Hash}" } };
        await studio.DoAsync(history, UserId.Studio, take);
        await studio.Jobs.EnqueueAsync(new GenerationJob
        {
            Id = JobId.New(),
            ProjectId = history.Current.Id,
            ShotId = shot,
            RequestedBy = new UserId("ana"),
            QueuedAt = studio.Time.GetUtcNow(),
            Order = new JobOrder { Prompt = $"from {ofJob.Hash}", Format = ShotFormat.Default, Seed = 1, Model = "animatic" },
        });
        studio.Time.Advance(TimeSpan.FromDays(400));

        Assert.Equal((0, 0), await studio.Media.CollectAsync(TimeSpan.FromDays(7)));
        foreach (var kept in new[] { ofTake, ofJob, ofLog })
            Assert.NotEmpty(await studio.Media.GetPathAsync(kept.Hash));

        // Of a project that was deleted and purged nothing is left, and its files go.
        await studio.Projects.ArchiveAsync(history.Current.Id);
        studio.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await studio.Projects.PurgeAsync(studio.Time.GetUtcNow() - TimeSpan.FromDays(30)));
        Assert.Equal((3, 306), await studio.Media.CollectAsync(TimeSpan.FromDays(7)));
        Assert.Null(await studio.Storyboards.LoadAsync(history.Current.Id));
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Gives so many bytes, then breaks as a lost connection does.</summary>
    private sealed class BreakingStream(long length) : Stream
    {
        private long given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (given >= length) throw new EndOfStreamException("The connection was lost.");
            var read = (int)Math.Min(count, length - given);
            Random.Shared.NextBytes(buffer.AsSpan(offset, read));
            given += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
