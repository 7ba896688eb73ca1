using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Hosting;

/// <summary>What is wrong with the studio's surroundings, in sentences for people.</summary>
public sealed class StudioHealth
{
    private readonly ConcurrentDictionary<string, HealthMessage> _messages = new(StringComparer.Ordinal);
    private readonly HostRegistry _hosts;
    private readonly StudioPaths _paths;
    private readonly StudioOptions _options;
    private readonly MediaOptions _media;

    public StudioHealth(HostRegistry hosts, StudioPaths paths, IOptions<StudioOptions> options, IOptions<MediaOptions> media)
    {
        (_hosts, _paths, _options, _media) = (hosts, paths, options.Value, media.Value);
        _hosts.Changed += () => Changed?.Invoke();
    }

    /// <summary>Raised when a message came or went; from any thread.</summary>
    public event Action? Changed;

    /// <summary>Everything that is wrong now, the worst first.</summary>
    public IReadOnlyList<HealthMessage> Messages =>
        [.. _messages.Values.Concat(HostMessages()).OrderByDescending(message => message.Severity).ThenBy(message => message.Code, StringComparer.Ordinal)];

    /// <summary>Whether a connected host has a model.</summary>
    public bool HasModels => _hosts.Models.Count > 0;

    /// <summary>Why there is no model to make takes with.</summary>
    public string WhyNoModel =>
        string.Join(" ", Messages.Where(message => message.Code is "no-host" or "no-model" or "model-damaged").Select(message => message.Text));

    /// <summary>Why nothing new may be stored; null when it may.</summary>
    public string? DiskTrouble => _messages.TryGetValue("disk-full", out var full) ? full.Text : null;

    /// <summary>Looks at the disk, FFmpeg and the models folder.</summary>
    public void Check()
    {
        Directory.CreateDirectory(_paths.Data);
        var free = new DriveInfo(_paths.Data).AvailableFreeSpace;
        Set(free < _options.MinimumFreeBytes
            ? new HealthMessage("disk-full", HealthSeverity.Error,
                $"The data disk has {free / 1e9:0.0} GB free and the studio keeps {_options.MinimumFreeBytes / 1e9:0.0} GB in reserve: nothing new is made until some is freed.")
            : null, "disk-full");
        Set(FfmpegMessage(), "ffmpeg-missing");
        CheckModels();
    }

    /// <summary>While no host has a model, says what is wrong with each model folder of this machine.</summary>
    private void CheckModels()
    {
        var faults = _hosts.Models.Count > 0 ? [] : InProcessHost.FindModelFaults(_paths.Models);
        Set(faults.Count == 0 ? null : new HealthMessage("model-damaged", HealthSeverity.Error, string.Join(" ", faults)), "model-damaged");
    }

    /// <summary>Adds a message, or (null) takes away the one of that code.</summary>
    public void Set(HealthMessage? message, string code)
    {
        var changed = message is null
            ? _messages.TryRemove(code, out _)
            : !_messages.TryGetValue(code, out var former) || former != message;
        if (message is not null)
            _messages[code] = message;
        if (changed)
            Changed?.Invoke();
    }

    private HealthMessage? FfmpegMessage()
    {
        try
        {
            FfmpegTools.Find(_media.FfmpegFolder);
            return null;
        }
        catch (FfmpegMissingException missing)
        {
            return new HealthMessage("ffmpeg-missing", HealthSeverity.Error, missing.Message);
        }
    }

    private IEnumerable<HealthMessage> HostMessages()
    {
        if (!_hosts.AnyOnline)
            yield return new HealthMessage("no-host", HealthSeverity.Error,
                "No inference host is connected, so no take can be made. Hosts are added on the Hosts page.");
        else if (_hosts.Models.Count == 0)
            yield return new HealthMessage("no-model", HealthSeverity.Error,
                $"The connected hosts have no model. Put one into {_paths.Models}, one folder a model.");
    }
}
