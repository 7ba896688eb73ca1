using System.Globalization;
using Microsoft.AspNetCore.Components;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Media.Export;
using SoraCollab.Web.Board;
using SoraCollab.Web.Exports;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Deliver;

/// <summary>Renders the chosen takes in board order into one film.</summary>
public sealed partial class DeliverPage
{
    private static readonly double[] Rates = [12, 15, 24, 25, 30];

    private string? closed;
    private string? refusal;
    private string? chosenSize;
    private double rate = 24;

    /// <summary>The project of the address.</summary>
    [Parameter] public Guid Project { get; set; }

    // Computed while drawing: the board changes under this page at any time.
    private IReadOnlyList<string> Missing => Desk.ShotsWithoutTake(Session.Current);

    private IReadOnlyList<ExportStatus> Renders => Desk.Of(Session.Current.Id);

    /// <summary>The takes' own sizes and whole multiples of the largest: enlarging by a whole number keeps drawn edges even.</summary>
    private IEnumerable<(string Key, string Words)> Sizes
    {
        get
        {
            var largest = Session.Current.Shots.Select(shot => shot.Format).DefaultIfEmpty(ShotFormat.Default).MaxBy(format => format.Width * format.Height)!;
            int[] factors = [1, 2, 4];
            foreach (var factor in factors)
            {
                yield return ($"{largest.Width * factor} x {largest.Height * factor}", $"{largest.Width * factor} × {largest.Height * factor}{(factor == 1 ? ", as generated" : "")}");
            }

            yield return ("1280 x 720", "1280 × 720");
            yield return ("1920 x 1080", "1920 × 1080");
        }
    }

    // The board may lose the size that was chosen while the page is open; then the first one is meant again.
    private string Size
    {
        get => Sizes.Any(option => option.Key == chosenSize) ? chosenSize! : Sizes.First().Key;
        set => chosenSize = value;
    }

    private string Words
    {
        get
        {
            var shots = Session.Current.Shots.ToList();
            return $"{FilmTime.Running(FilmTime.Total(shots))}, {shots.Count - Missing.Count} of {shots.Count} shots have a take.";
        }
    }

    private string MissingWords => Missing.Count == 1 ? $"Shot {Missing[0]} has no take." : $"Shots {string.Join(", ", Missing)} have no take.";

    protected override async Task OnParametersSetAsync()
    {
        Session.Changed -= OnChanged;
        Session.Changed += OnChanged;
        Desk.Changed -= OnChanged;
        Desk.Changed += OnChanged;
        try
        {
            // Coming from the board of the same project the session is open already.
            if (!Session.IsOpen || Session.Current.Id.Value != Project) await Session.OpenAsync(new ProjectId(Project));
        }
        catch (StudioException failure)
        {
            closed = failure.Message;
        }
    }

    private async Task RenderAsync()
    {
        var sides = Size.Split(" x ").Select(side => int.Parse(side, CultureInfo.InvariantCulture)).ToArray();
        refusal = await Desk.StartAsync(Session.Current.Id, new SequenceFormat(sides[0], sides[1], rate));
    }

    private static int Percent(ExportStatus render) => (int)Math.Round(render.Share * 100);

    private static string About(ExportStatus render) => render switch
    {
        { State: ExportState.Waiting } => "Waiting",
        { State: ExportState.Running } => $"{Percent(render)} %",
        { State: ExportState.Done } => $"{FilmTime.Size(render.Bytes)} · {render.CreatedAt.ToLocalTime().ToString("d MMM HH:mm", CultureInfo.InvariantCulture)}",
        { State: ExportState.Cancelled } => "Cancelled, nothing was kept",
        _ => "Failed, nothing was kept",
    };

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        Session.Changed -= OnChanged;
        Desk.Changed -= OnChanged;
    }
}
