namespace SoraCollab.Web.Mail;

/// <summary>A letter to one person, in plain text.</summary>
/// <param name="To">The e-mail address.</param>
/// <param name="Name">Their name.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">What it says; lines end with a line feed.</param>
public sealed record Letter(string To, string Name, string Subject, string Text);
