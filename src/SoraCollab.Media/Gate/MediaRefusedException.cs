using SoraCollab.Core;

namespace SoraCollab.Media.Gate;

/// <summary>An upload that is not let in. Nothing of it is kept.</summary>
/// <param name="message">What is wrong with it and what is allowed, for the person who sent it.</param>
/// <param name="inner">What lay under it, if anything.</param>
public sealed class MediaRefusedException(string message, Exception? inner = null) : StudioException(message, inner);
