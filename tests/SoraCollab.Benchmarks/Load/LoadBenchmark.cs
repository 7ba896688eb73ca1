using System.Diagnostics;
using System.Globalization;

namespace SoraCollab.Benchmarks.Load;

/// <summary>Many people on one board while a generation streams previews, over real WebSockets, against the studio as a process of its own.</summary>
internal static class LoadBenchmark
{
    // Longer than a person's patience: what has not come by then counts as lost.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    // How long the viewer that reads nothing does so, by the goal.
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        LoadArguments load;
        try
        {
            load = LoadArguments.Parse(args);
        }
        catch (FormatException wrong)
        {
            output.WriteLine(wrong.Message);
            return 2;
        }

        await using var studio = await LoadStudio.StartAsync(load);
        var (edits, drawn, sheets) = (new LoadFigures(), new LoadFigures(), new LoadFigures());
        await using var host = await LoadHost.StartAsync(studio, load.SheetBytes);
        var people = new List<LoadPerson>();
        Task<LoadPerson> OpenAsync(int person) => LoadPerson.OpenAsync(studio, studio.Cookies[person], edits, drawn, sheets, withPage: true);
        try
        {
            // The first pages compile what the others use: they do not count.
            for (var person = 0; person < load.Editors; person++) people.Add(await OpenAsync(person));
            var before = await QuietMemoryAsync(studio);
            for (var person = load.Editors; person < load.Editors + load.Viewers; person++) people.Add(await OpenAsync(person));
            var perPage = load.Viewers == 0 ? 0 : (await QuietMemoryAsync(studio) - before) / load.Viewers;
            output.WriteLine(Line($"{people.Count} people have the board open"));

            var refused = new List<string>();
            await DriveAsync(studio, load, people, host, TimeSpan.FromSeconds(5), new LoadFigures(), new LoadFigures(), sheets, refused);
            var processor = studio.Processor;
            var clock = Stopwatch.StartNew();
            var sheetsBefore = sheets.Count;
            await DriveAsync(studio, load, people, host, TimeSpan.FromSeconds(load.Seconds), edits, drawn, sheets, refused);
            var share = (studio.Processor - processor) / clock.Elapsed;
            await SettleAsync(edits, people.Count);
            var lost = (long)edits.SentCount * people.Count - edits.Count;

            output.WriteLine();
            output.WriteLine("| What | Median | p95 | Goal (p95) | Seen |");
            output.WriteLine("|---|---|---|---|---|");
            output.WriteLine(Line($"| Edit to each person's line to the room | {edits.Quantile(0.5):0} ms | {edits.Quantile(0.95):0} ms | 150 ms | {edits.Count} |"));
            output.WriteLine(Line($"| Edit to each person's drawn page | {drawn.Quantile(0.5):0} ms | {drawn.Quantile(0.95):0} ms | | {drawn.Count} |"));
            output.WriteLine(Line($"| Preview sheet to each person | {sheets.Quantile(0.5):0} ms | {sheets.Quantile(0.95):0} ms | 250 ms | {sheets.Count - sheetsBefore} |"));
            output.WriteLine();
            output.WriteLine(Line($"Edits: {edits.SentCount} in {load.Seconds} s, {refused.Count} refused, {lost} not seen by somebody; all in order: {people.TrueForAll(person => person.InOrder)}; same text everywhere: {AgreeOn(people)}."));
            output.WriteLine(Line($"Memory of an open board (page, room, previews): {perPage / 1024.0 / 1024.0:0.00} MiB. The studio used {share:0.00} processors of {Environment.ProcessorCount}, this program beside it."));

            await StuckAsync(studio, load, people, host, refused, output);
            foreach (var why in refused.Distinct().Take(3)) output.WriteLine($"Refused: {why}");
            return 0;
        }
        finally
        {
            await Task.WhenAll(people.Select(person => person.DisposeAsync().AsTask()));
        }
    }

    /// <summary>The same load for a while without and with one viewer that reads nothing: what the others feel, and what it costs.</summary>
    private static async Task StuckAsync(LoadStudio studio, LoadArguments load, List<LoadPerson> people, LoadHost host, List<string> refused, TextWriter output)
    {
        var (calm, calmSheets) = (new LoadFigures(), new LoadFigures());
        var calmMemory = await MeasureAsync(studio, load, people, host, refused, calm, calmSheets);
        await using var stuck = await StuckViewer.OpenAsync(studio, studio.Cookies[^1]);
        var (slow, slowSheets) = (new LoadFigures(), new LoadFigures());
        var slowMemory = await MeasureAsync(studio, load, people, host, refused, slow, slowSheets);
        output.WriteLine(Line($"A viewer that reads nothing for {Stuck.TotalSeconds:0} s: edit p95 {slow.Quantile(0.95):0} ms (without it {calm.Quantile(0.95):0} ms), sheet p95 {slowSheets.Quantile(0.95):0} ms ({calmSheets.Quantile(0.95):0} ms); the studio grew by {slowMemory / 1048576.0:0.0} MiB ({calmMemory / 1048576.0:0.0} MiB without it); lost {(long)slow.SentCount * people.Count - slow.Count}."));
    }

    private static async Task<long> MeasureAsync(LoadStudio studio, LoadArguments load, List<LoadPerson> people, LoadHost host, List<string> refused, LoadFigures edits, LoadFigures sheets)
    {
        people.ForEach(person => person.Count(edits, sheets));
        var before = studio.Memory;
        await DriveAsync(studio, load, people, host, Stuck, edits, new LoadFigures(), sheets, refused);
        var after = studio.Memory;
        await SettleAsync(edits, people.Count);
        return after - before;
    }

    private static async Task DriveAsync(
        LoadStudio studio, LoadArguments load, List<LoadPerson> people, LoadHost host, TimeSpan time, LoadFigures edits, LoadFigures drawn, LoadFigures sheets, List<string> refused)
    {
        using var end = new CancellationTokenSource(time);
        var typing = Enumerable.Range(0, load.EditsPerSecond > 0 ? load.Editors : 0).Select(editor => TypeAsync(editor));
        await Task.WhenAll([.. typing, SendSheetsAsync()]);

        async Task TypeAsync(int editor)
        {
            var random = new Random(editor);
            while (await PauseAsync(random.NextDouble() * 2 * load.Editors / load.EditsPerSecond, end.Token))
            {
                if (await people[editor].TypeAsync(studio.Shots[editor], Line($"#e{editor}n{Interlocked.Increment(ref words)};"), edits, drawn) is { } why)
                    lock (refused) refused.Add(why);
            }
        }

        async Task SendSheetsAsync()
        {
            while (load.SheetsPerSecond > 0 && await PauseAsync(1 / load.SheetsPerSecond, end.Token)) await host.SendAsync(sheets);
        }
    }

    private static long words;

    private static async Task<bool> PauseAsync(double seconds, CancellationToken end)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), end);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task SettleAsync(LoadFigures edits, int people)
    {
        var clock = Stopwatch.StartNew();
        while (edits.Count < (long)edits.SentCount * people && clock.Elapsed < Settling) await Task.Delay(50);
    }

    // After a rest the collector has taken what the opening left behind, as far as it does by itself.
    private static async Task<long> QuietMemoryAsync(LoadStudio studio)
    {
        await Task.Delay(TimeSpan.FromSeconds(3));
        return studio.Memory;
    }

    private static bool AgreeOn(List<LoadPerson> people) => people.TrueForAll(person =>
        person.Texts.OrderBy(text => text.Key.Value).Select(text => text.Value).SequenceEqual(people[0].Texts.OrderBy(text => text.Key.Value).Select(text => text.Value)));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
