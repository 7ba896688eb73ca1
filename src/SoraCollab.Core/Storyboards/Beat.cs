namespace SoraCollab.Core.Storyboards;

/// <summary>A timed part of a shot's prompt. Its words join the prompt from a frame up to the next beat.</summary>
/// <param name="Id">The beat's name, unchanged for life.</param>
/// <param name="AtFrame">The frame it begins at, from 0.</param>
/// <param name="Words">What happens then, 1 to 500 characters.</param>
/// <param name="Picture">What is seen at its frame: the SHA-256 of project media; null for none. See <see cref="Verbs.DirectedPictures"/>.</param>
public sealed record Beat(BeatId Id, int AtFrame, string Words, string? Picture = null);
