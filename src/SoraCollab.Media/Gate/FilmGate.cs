using System.Globalization;
using System.Text;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Gate;

/// <summary>
/// Makes a film anew: upright, square pixels, one constant frame rate, ordinary range, no transparency, no sound. FFmpeg is told
/// which demuxer and which decoders to use, so that no playlist, script or seldom used decoder is ever tried, and may open
/// nothing but the one file.
/// </summary>
internal sealed class FilmGate(FfmpegTools tools, MediaGateLimits limits, string folder)
{
    // Those that cameras, phones, editors and other generators write. Names are decoders' names.
    private const string Decoders = "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,mpeg4,prores,mjpeg,dnxhd,ffv1," + Companions;

    // Sound and subtitles are left away, but a demuxer asks their decoders before it tells what is in a file.
    private const string Companions = "aac,mp3float,mp3,opus,libopus,vorbis,ac3,eac3,flac,alac,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_f32le,mov_text,subrip,ass,webvtt";
    private static readonly string[] Codecs = ["h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "prores", "mjpeg", "dnxhd", "ffv1"];
    private static readonly string[] TransparentFormats = ["rgba", "bgra", "argb", "abgr", "gbrap", "yuva", "ya8", "ya16"];

    /// <exception cref="MediaRefusedException">It is no film of a kind that is let in, breaks a limit, or is damaged.</exception>
    public async Task<AdmittedMedia> AdmitAsync(string file, FileSignature signature, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var demuxer = signature == FileSignature.Matroska ? "matroska" : "mov";
        var facts = await ProbeAsync(file, demuxer, cancellationToken);
        Check(facts);
        var master = Path.Combine(folder, "film.mkv");
        var rate = Math.Clamp(facts.FrameRate > 0 ? facts.FrameRate : 25, 1, limits.MaximumFrameRate);
        await TranscodeAsync(file, demuxer, facts, rate, master, Part(progress, 0, 0.7), cancellationToken);
        var made = await CheckMadeAsync(master, facts, cancellationToken);

        // From here on only what the gate itself made is read.
        var proxy = Path.Combine(folder, "film.mp4");
        var poster = Path.Combine(folder, "poster.jpg");
        await RunAsync("ffmpeg", limits.TranscodeTime, [.. Start, "-f", "matroska", "-i", master, .. ProxyArguments, proxy], null, cancellationToken);
        Part(progress, 0.7, 0.3)?.Report(1);
        await RunAsync("ffmpeg", limits.TranscodeTime,
            [.. Start, "-f", "matroska", "-i", master, "-frames:v", "1", "-vf", "scale=w='min(512,iw)':h=-2", "-q:v", "3", "-f", "mjpeg", poster], null, cancellationToken);
        return new(ProjectMediaKind.Film, master, proxy, poster, made.Width, made.Height, made.PacketCount ?? 0, rate);
    }

    private static string[] Start => ["-nostdin", "-hide_banner", "-v", "error", "-y", "-protocol_whitelist", "file", "-max_alloc", "1073741824"];

    private static string[] ProxyArguments =>
    [
        "-c:v", "libx264", "-crf", "18", "-preset", "veryfast",
        "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2,scale=out_color_matrix=bt709:out_range=tv,format=yuv420p",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-movflags", "+faststart", "-map_metadata", "-1", "-an", "-f", "mp4",
    ];

    private async Task<FilmFacts> ProbeAsync(string file, string demuxer, CancellationToken cancellationToken, params string[] more)
    {
        var json = new StringBuilder();
        try
        {
            await RunAsync("ffprobe", limits.ProbeTime,
                [
                    "-hide_banner", "-v", "error", "-protocol_whitelist", "file", "-codec_whitelist", Decoders, "-f", demuxer,
                    "-show_streams", "-show_format", "-of", "json", .. more, "-i", file,
                ],
                line => json.AppendLine(line), cancellationToken);
        }
        catch (MediaToolException damaged)
        {
            throw new MediaRefusedException("The film cannot be read: it is damaged, cut off, or of a kind that the studio does not take. Upload MP4, MOV, MKV or WebM with H.264, HEVC, VP9, AV1 or ProRes.", damaged);
        }
        return FilmFacts.Parse(json.ToString())
            ?? throw new MediaRefusedException("The file has no moving picture. Upload a film, or a picture as PNG, JPEG or WebP.");
    }

    private void Check(FilmFacts facts)
    {
        if (!Codecs.Contains(facts.Codec))
            throw new MediaRefusedException($"The film is encoded with \"{facts.Codec}\", which the studio does not take. Export it with H.264, HEVC, VP9, AV1, ProRes, DNxHD or FFV1.");
        if (Math.Max(facts.Width, facts.Height) > limits.MaximumFilmSide)
            throw new MediaRefusedException($"The film has {facts.Width} x {facts.Height} pixels; at most {limits.MaximumFilmSide} on a side are allowed. Export it smaller.");
        if (Math.Min(facts.Width, facts.Height) < limits.MinimumSide)
            throw new MediaRefusedException($"The film has {facts.Width} x {facts.Height} pixels; at least {limits.MinimumSide} on a side are needed.");
        if (facts.Seconds > limits.MaximumDuration.TotalSeconds)
            throw new MediaRefusedException(FormattableString.Invariant($"The film is {facts.Seconds:0} seconds long; at most {limits.MaximumDuration.TotalSeconds:0} are allowed. Upload the part that is needed."));
    }

    private async Task TranscodeAsync(
        string file, string demuxer, FilmFacts facts, double rate, string master, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        void Tell(string line)
        {
            const string time = "out_time_us=";
            if (line.StartsWith(time, StringComparison.Ordinal) && facts.Seconds is { } seconds
                && long.TryParse(line.AsSpan(time.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds))
                progress?.Report(Math.Min(1, microseconds / 1e6 / seconds));
        }
        // The native decoder of VP9 leaves transparency away and never says that there was any.
        string[] decoder = facts.Codec switch { "vp9" => ["-c:v", "libvpx-vp9"], "vp8" => ["-c:v", "libvpx"], _ => [] };
        try
        {
            await RunAsync("ffmpeg", limits.TranscodeTime,
                [
                    .. Start, "-progress", "pipe:1", "-codec_whitelist", Decoders, "-max_pixels", Text((long)limits.MaximumFilmSide * limits.MaximumFilmSide),
                    "-threads", "2", .. decoder, "-f", demuxer, "-i", file, "-map", "0:V:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1",
                    // One frame more than is allowed, to tell a film that goes on from one that ends.
                    "-t", Text(limits.MaximumDuration.TotalSeconds + 1), "-filter_complex_threads", "1",
                    "-vf", Filter(facts, rate), "-c:v", "ffv1", "-level", "3", "-g", "1", "-slicecrc", "1", "-pix_fmt", "bgr0", "-f", "matroska", master,
                ],
                Tell, cancellationToken);
        }
        catch (MediaToolException damaged)
        {
            throw new MediaRefusedException("The film cannot be decoded: it is damaged or cut off, or asks for more memory or disk than is allowed. Export it again as MP4 with H.264.", damaged);
        }
    }

    private string Filter(FilmFacts facts, double rate)
    {
        var parts = new List<string>();
        if (TransparentFormats.Any(facts.PixelFormat.StartsWith) || facts.Codec is "vp8" or "vp9") parts.Add("format=gbrap,premultiply=inplace=1");
        parts.Add("bwdif=mode=send_frame:deint=interlaced");
        // Variable or too high: frames are repeated or left away so that the film plays as long as before.
        parts.Add($"fps={Text(rate)}");
        if (facts.IsHdr) parts.Add("zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=full");
        parts.Add($"scale=w='max(2,round(iw*if(gt(sar,0),sar,1)*min(1,{limits.KeptSide}/max(iw*if(gt(sar,0),sar,1),ih))))':h='max(2,round(ih*min(1,{limits.KeptSide}/max(iw*if(gt(sar,0),sar,1),ih))))':flags=bicubic");
        parts.Add("setsar=1,format=bgr0");
        return string.Join(',', parts);
    }

    private async Task<FilmFacts> CheckMadeAsync(string master, FilmFacts facts, CancellationToken cancellationToken)
    {
        var made = await ProbeAsync(master, "matroska", cancellationToken, "-count_packets");
        if (made.PacketCount is not > 0)
            throw new MediaRefusedException("The film has no frame that can be decoded. Export it again as MP4 with H.264.");
        if (made.Seconds > limits.MaximumDuration.TotalSeconds + 0.5)
            throw new MediaRefusedException(FormattableString.Invariant($"The film is longer than {limits.MaximumDuration.TotalSeconds:0} seconds, which is the most that is allowed. Upload the part that is needed."));
        if (facts.Seconds is { } said && made.Seconds is { } real && real < (0.9 * said) - 0.5)
            throw new MediaRefusedException(FormattableString.Invariant($"The film is cut off: it says that it is {said:0.0} seconds long, and {real:0.0} can be read. Upload it again."));
        return made;
    }

    private async Task RunAsync(string program, TimeSpan time, IEnumerable<string> arguments, Action<string>? onLine, CancellationToken cancellationToken)
    {
        try
        {
            await new BoundedProgram(Path.Combine(tools.Folder, OperatingSystem.IsWindows() ? program + ".exe" : program), folder)
            {
                Time = time,
                MemoryBytes = limits.MemoryBytes,
                OutputBytes = limits.OutputBytes,
            }.RunAsync(arguments, onLine, cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new MediaRefusedException($"The film takes too long to read: more than {time.TotalSeconds:0} seconds. Export it smaller or shorter.", late);
        }
    }

    private static IProgress<double>? Part(IProgress<double>? whole, double from, double share) =>
        whole is null ? null : new PartProgress(whole, from, share);

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private sealed class PartProgress(IProgress<double> whole, double from, double share) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (share * value));
    }
}
