namespace SoraCollab.Media.Encoding;

/// <summary>The files of one take, written by <see cref="TakeEncoder"/> into the folder it was given.</summary>
/// <param name="Clip">MP4, H.264 4:2:0, fast start: what the browser plays.</param>
/// <param name="Master">Matroska, FFV1 in RGB: the very pixels the model made.</param>
/// <param name="Poster">JPEG of the middle frame.</param>
public sealed record EncodedTake(string Clip, string Master, string Poster);
