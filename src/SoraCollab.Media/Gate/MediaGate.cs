using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Gate;

/// <summary>
/// Where uploads come in. What a file is, is told by its content; only a few kinds are let in, and those are always made anew,
/// so that nothing that somebody sent is ever kept, shown or read by anything else. Decision 8 of the design says why.
/// </summary>
/// <param name="tools">FFmpeg.</param>
/// <param name="limits">What is let in.</param>
/// <remarks>Safe for concurrent use with different folders.</remarks>
public sealed class MediaGate(FfmpegTools tools, MediaGateLimits limits)
{
    /// <summary>Lets a file in, or says why not.</summary>
    /// <param name="file">The upload, under a name that the server made. Left as it is.</param>
    /// <param name="folder">An existing folder made by the server, for what is made; removing it is the caller's.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops it; half-made files stay in the folder.</param>
    /// <exception cref="MediaRefusedException">It is not let in; the message says why and what is.</exception>
    public async Task<AdmittedMedia> AdmitAsync(string file, string folder, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (path, work) = (ServerMadePath.Check(file), ServerMadePath.Check(folder));
        if (new FileInfo(path).Length > limits.MaximumBytes)
            throw new MediaRefusedException(FormattableString.Invariant($"The file is larger than {limits.MaximumBytes / (1024 * 1024):N0} MiB, which is the most that is allowed."));
        switch (FileSignatures.Read(path))
        {
            case FileSignature.Png or FileSignature.Jpeg or FileSignature.WebP:
                return await Task.Run(() => PictureGate.Admit(path, work, limits), cancellationToken);
            case (FileSignature.Mp4 or FileSignature.Matroska) and var signature:
                return await new FilmGate(tools, limits, work).AdmitAsync(path, signature, progress, cancellationToken);
            case FileSignature.Empty:
                throw new MediaRefusedException("The file is empty. Upload it again.");
            case FileSignature.HeifPicture:
                throw new MediaRefusedException("HEIC and AVIF pictures are not taken. Save it as JPEG or PNG and upload that.");
            case FileSignature.OtherPicture:
                throw new MediaRefusedException("Pictures are taken as PNG, JPEG or WebP. Save it as one of these and upload that.");
            case FileSignature.OtherFilm:
                throw new MediaRefusedException("Films are taken as MP4, MOV, MKV or WebM. Export it as one of these and upload that.");
            case FileSignature.Text:
                throw new MediaRefusedException("The file holds text, whatever its name says: no picture and no film. Pictures are taken as PNG, JPEG or WebP, films as MP4, MOV, MKV or WebM.");
            default:
                throw new MediaRefusedException("The file is no picture or film of a kind that is taken: PNG, JPEG, WebP, MP4, MOV, MKV or WebM.");
        }
    }
}
