using System.Globalization;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Web.Shared;

/// <summary>Lengths and waiting times as people read them.</summary>
public static class FilmTime
{
    /// <summary>Seconds of a shot: "2.1 s", whole numbers without the fraction.</summary>
    public static string Seconds(TimeSpan length)
    {
        var seconds = Math.Round(length.TotalSeconds, 1);
        return $"{seconds.ToString(seconds == Math.Floor(seconds) ? "0" : "0.0", CultureInfo.InvariantCulture)}\u2009s";
    }

    /// <summary>A running time: "0:58", "1:02:03".</summary>
    public static string Running(TimeSpan length) => length.TotalHours >= 1
        ? length.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)
        : length.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    /// <summary>Time left: "12 s", "3 min 40 s", "1 h 5 min".</summary>
    public static string Left(TimeSpan left) => left switch
    {
        { TotalSeconds: < 1 } => "a moment",
        { TotalMinutes: < 1 } => $"{Math.Ceiling(left.TotalSeconds)} s",
        { TotalHours: < 1 } => $"{left.Minutes} min {left.Seconds} s",
        _ => $"{(int)left.TotalHours} h {left.Minutes} min",
    };

    /// <summary>A frame's place as HH:MM:SS:FF; the frame rate is rounded to whole frames for counting, as non-drop timecode does.</summary>
    public static string Timecode(int frame, double frameRate)
    {
        var (rate, at) = (Math.Max(1, (int)Math.Round(frameRate)), Math.Max(0, frame));
        var seconds = at / rate;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}:{at % rate:00}");
    }

    /// <summary>A length in frames as people read it: "5 s 06 frames", "4 s", "9 frames".</summary>
    public static string Frames(int frames, double frameRate)
    {
        var rate = Math.Max(1, (int)Math.Round(frameRate));
        var (seconds, rest) = (frames / rate, frames % rate);
        var word = rest == 1 ? "frame" : "frames";
        return (seconds, rest) switch
        {
            (0, _) => $"{rest} {word}",
            (_, 0) => $"{seconds}\u2009s",
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds}\u2009s {rest:00} {word}"),
        };
    }

    /// <summary>How long ago: "just now", "21 min ago", "3 h ago", "yesterday", "12 days ago".</summary>
    public static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } => $"{(int)age.TotalMinutes} min ago",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h ago",
        { TotalDays: < 2 } => "yesterday",
        _ => $"{(int)age.TotalDays} days ago",
    };

    /// <summary>Bytes with a unit: "812 KB", "1.9 GB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => $"{Math.Max(1, bytes / 1000)} KB",
        < 1_000_000_000 => $"{(bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture)} MB",
        _ => $"{(bytes / 1e9).ToString("0.0", CultureInfo.InvariantCulture)} GB",
    };

    /// <summary>Length of several shots together.</summary>
    public static TimeSpan Total(IEnumerable<Shot> shots) => TimeSpan.FromTicks(shots.Sum(shot => shot.Format.Duration.Ticks));
}
