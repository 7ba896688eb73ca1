using System.Diagnostics.CodeAnalysis;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>What a request for a long clip may ask beyond what <see cref="VideoRequestRules"/> says of each window.</summary>
internal static class LongVideoRules
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed; the message names it and what is.</exception>
    public static void Check(LongVideoRequest request, ModelDescription model)
    {
        VideoRequest clip = request.Clip;
        int most = (int)Math.Min((LongVideoRequest.MaximumSeconds * clip.FrameRate) + 1, int.MaxValue);
        if (clip.FrameCount < 1 || clip.FrameCount > most)
        {
            Refuse(nameof(clip.FrameCount), $"{clip.FrameCount} frames were asked for; 1 to {most} are allowed, {LongVideoRequest.MaximumSeconds} seconds at {clip.FrameRate} per second.");
        }

        if (clip.Conditions.Count > 0 || clip.Source is not null || clip.Resume is not null)
        {
            Refuse(nameof(request.Clip), "Conditions, source and checkpoint of a long clip belong to the request for the whole of it.");
        }

        int frameBytes = checked(clip.Width * clip.Height * 3);
        CheckFrames(nameof(request.Before), request.Before, frameBytes);
        CheckFrames(nameof(request.After), request.After, frameBytes);
        CheckFrames(nameof(request.Source), request.Source, frameBytes);
        if (request.Source is { } source && source.FrameCount != clip.FrameCount)
        {
            Refuse(nameof(request.Source), $"A source of {source.FrameCount} frames was given for {clip.FrameCount}; as many are needed.");
        }

        if (request.Source is not null && !(request.SourceStrength > 0 && request.SourceStrength <= 1))
        {
            Refuse(nameof(request.SourceStrength), $"A change of strength {request.SourceStrength} was asked for; above 0 and at most 1 is allowed.");
        }

        foreach (HeldPicture picture in request.Pictures)
        {
            if (picture.Frame < 0 || picture.Frame >= clip.FrameCount || picture.Rgb24.Length != frameBytes || !(picture.Strength > 0 && picture.Strength <= 1))
            {
                Refuse(nameof(request.Pictures), $"A picture of {picture.Rgb24.Length} bytes is held at frame {picture.Frame} with strength {picture.Strength}; {frameBytes} bytes, frames 0 to {clip.FrameCount - 1} and strengths above 0 to 1 are allowed.");
            }
        }

        if (request.Prompts.Any(prompt => prompt.Frame < 0) || request.Prompts.Zip(request.Prompts.Skip(1)).Any(pair => pair.First.Frame >= pair.Second.Frame))
        {
            Refuse(nameof(request.Prompts), "Timed prompts must begin at frames from 0, each later than the one before.");
        }

        if (!(request.ColourAnchor >= 0 && request.ColourAnchor <= 1))
        {
            Refuse(nameof(request.ColourAnchor), $"A colour anchor of {request.ColourAnchor} was asked for; 0 (none) to 1 is allowed.");
        }

        CheckWindow(request, model);
    }

    private static void CheckWindow(LongVideoRequest request, ModelDescription model)
    {
        int most = model.Limits.MaxFrameCount;
        if (request.WindowFrameCount is int window && (window < 1 || window > most || (window - 1) % model.Limits.FrameMultiple != 0))
        {
            Refuse(nameof(request.WindowFrameCount), $"Windows of {window} frames were asked for; {model.Name} takes a multiple of {model.Limits.FrameMultiple} plus one, at most {most}.");
        }

        if (request.OverlapFrameCount < 0)
        {
            Refuse(nameof(request.OverlapFrameCount), $"An overlap of {request.OverlapFrameCount} frames was asked for; 0 or more is allowed.");
        }
    }

    private static void CheckFrames(string parameter, KnownFrames? frames, int frameBytes)
    {
        if (frames is not null && (frames.FrameCount < 1 || frames.Rgb24.Length != (long)frames.FrameCount * frameBytes))
        {
            Refuse(parameter, $"{frames.FrameCount} known frames have {frames.Rgb24.Length} bytes; {frameBytes} for each are needed, and at least one frame.");
        }
    }

    [DoesNotReturn]
    private static void Refuse(string parameter, string message) => throw new InvalidVideoRequestException(parameter, message);
}
