namespace SoraCollab.Core.Text;

/// <summary>
/// One editor's side of a shared text: shows what is typed at once, sends one edit at a time, and keeps what is typed
/// meanwhile in a buffer. In step with the server, waiting for an answer, or waiting with a buffer. The browser's prompt editor
/// is this class in script. Not for use by several threads at once.
/// </summary>
/// <remarks>
/// The server's answers must come in the order of their versions. Whatever comes twice, as after a reconnect, is ignored the
/// second time.
/// </remarks>
public sealed class TextClient
{
    private readonly Func<OperationId> newOperationId;
    private string confirmed;

    /// <summary>Starts in step with the server.</summary>
    /// <param name="text">The text at <paramref name="version"/>.</param>
    /// <param name="version">The storyboard's version.</param>
    /// <param name="newOperationId">Makes the ids of edits; null for <see cref="OperationId.New"/>.</param>
    public TextClient(string text, long version, Func<OperationId>? newOperationId = null)
    {
        confirmed = text;
        Text = text;
        Version = version;
        this.newOperationId = newOperationId ?? OperationId.New;
    }

    /// <summary>What the editor shows: the server's text, then the edit that waits for an answer, then the buffer.</summary>
    public string Text { get; private set; }

    /// <summary>The last version heard of.</summary>
    public long Version { get; private set; }

    /// <summary>The edit that was sent and not answered, or null. Sent again, with the same id, after a reconnect.</summary>
    public TextEdit? Pending { get; private set; }

    /// <summary>What was typed since <see cref="Pending"/> was sent, or null.</summary>
    public TextOperation? Buffer { get; private set; }

    /// <summary>Takes in what was typed.</summary>
    /// <param name="operation">The edit, against <see cref="Text"/>.</param>
    /// <returns>What to send now, or null where it waits in the buffer.</returns>
    /// <exception cref="InvalidTextOperationException">The edit does not fit; nothing changed.</exception>
    public TextEdit? Edit(TextOperation operation)
    {
        Text = operation.Apply(Text);
        if (Pending is not null)
        {
            Buffer = Buffer is null ? operation : Buffer.Compose(operation);
            return null;
        }
        return operation.IsIdentity ? null : Pending = new TextEdit(newOperationId(), Version, operation);
    }

    /// <summary>Takes in an accepted command: one's own edit, which answers <see cref="Pending"/>, or anything else.</summary>
    /// <param name="operationId">The command's id.</param>
    /// <param name="version">The version that came of it.</param>
    /// <param name="operation">
    /// The edit as accepted, against the server's text before it; null where the command left this text alone, as an edit does
    /// that others' edits left nothing of.
    /// </param>
    /// <returns>The edit to make to what the editor shows, and what to send now, or null.</returns>
    public (TextOperation Change, TextEdit? Send) Receive(OperationId operationId, long version, TextOperation? operation)
    {
        var unchanged = TextOperation.Identity(Text.Length);
        if (version <= Version) return (unchanged, null);

        confirmed = operation?.Apply(confirmed) ?? confirmed;
        Version = version;
        if (Pending is { } pending && pending.OperationId == operationId)
        {
            Pending = null;
            return (unchanged, SendBuffer());
        }

        if (operation is null)
        {
            if (Pending is not null) Pending = Pending with { BaseVersion = version };
            return (unchanged, null);
        }

        var change = operation;
        if (Pending is not null)
        {
            // Ours on the left, as at the server: what we typed stands before what another typed at the same place.
            (var ours, change) = TextOperation.Transform(Pending.Operation, change);
            Pending = Pending with { Operation = ours, BaseVersion = version };
            if (Buffer is not null) (Buffer, change) = TextOperation.Transform(Buffer, change);
        }
        Text = change.Apply(Text);
        return (change, null);
    }

    /// <summary>Takes back <see cref="Pending"/> after the server refused it; what was typed since stays as far as it can.</summary>
    /// <returns>The edit to make to what the editor shows, and what to send now, or null.</returns>
    /// <exception cref="InvalidOperationException">Nothing waits for an answer.</exception>
    public (TextOperation Change, TextEdit? Send) Refuse()
    {
        var pending = Pending ?? throw new InvalidOperationException("No edit waits for an answer.");
        var change = pending.Operation.Invert(confirmed);
        if (Buffer is not null) (Buffer, change) = TextOperation.Transform(Buffer, change);
        Text = change.Apply(Text);
        Pending = null;
        return (change, SendBuffer());
    }

    private TextEdit? SendBuffer()
    {
        if (Buffer is null || Buffer.IsIdentity)
        {
            Buffer = null;
            return null;
        }
        Pending = new TextEdit(newOperationId(), Version, Buffer);
        Buffer = null;
        return Pending;
    }
}
