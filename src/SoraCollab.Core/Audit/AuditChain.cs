using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SoraCollab.Core.Audit;

/// <summary>
/// Chains the rows of the log: each holds the hash of the one before, so nothing of it can be changed, taken out, put in or moved without
/// the rest telling. Who can write the database and knows this can forge the rest with it; a head hash that is kept elsewhere tells that too.
/// </summary>
public static class AuditChain
{
    /// <summary>What the first row holds in place of a hash before it.</summary>
    public static string Beginning { get; } = new('0', 64);

    private const int Nowhere = -2;

    // Changed only together with what is hashed: it parts old rows from new ones.
    private static readonly byte[] Form = Encoding.UTF8.GetBytes("soracollab audit row 1");

    /// <summary>
    /// SHA-256, in lower-case hexadecimal, of the row's canonical form: each of form, time (UTC ticks), act, actor, name, subject, project
    /// (empty for none), address and the hash before as UTF-8 behind its length in bytes (32 bits, big-endian).
    /// </summary>
    public static string HashOf(AuditEntry row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Form);
        foreach (var field in (string[])
        [
            row.At.UtcTicks.ToString(CultureInfo.InvariantCulture), row.Act, row.Actor, row.ActorName, row.Subject,
            row.Project?.ToString() ?? "", row.Address, row.PreviousHash,
        ])
            Append(hash, Encoding.UTF8.GetBytes(field));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The row that follows a head.</summary>
    public static AuditEntry Next(AuditHead head, AuditNote note, DateTimeOffset at)
    {
        var row = new AuditEntry
        {
            Number = head.Number + 1,
            At = at.ToUniversalTime(),
            Act = note.Act.ToString(),
            Actor = note.Actor,
            ActorName = note.ActorName,
            Subject = note.Subject,
            Project = note.Project,
            Address = note.Address,
            PreviousHash = head.Hash,
            Hash = "",
        };
        return row with { Hash = HashOf(row) };
    }

    /// <summary>Goes through the log and names the first row at which it is not as it was written.</summary>
    /// <param name="rows">All rows, by number.</param>
    /// <param name="head">Where the log ends, kept apart from the rows.</param>
    public static AuditVerdict Verify(IReadOnlyList<AuditEntry> rows, AuditHead head)
    {
        var places = new Dictionary<string, int>();
        for (var place = 0; place < rows.Count; place++) places.TryAdd(rows[place].Hash, place);
        AuditVerdict Found(AuditFault fault, long number, string words) => new(fault, number, rows.Count, head, words);

        var previous = Beginning;
        for (var place = 0; place < rows.Count; place++)
        {
            var row = rows[place];
            if (HashOf(row) != row.Hash)
                return Found(AuditFault.Changed, row.Number, $"Row {row.Number} was changed: it is not what its hash was made of.");
            if (row.PreviousHash != previous)
                return Unlinked(rows, place, previous, places, head);
            if (row.Number != place + 1)
                return Found(AuditFault.Changed, row.Number, $"Row {row.Number} was changed: it was written as row {place + 1}.");
            previous = row.Hash;
        }

        if (head.Number > rows.Count)
            return Found(AuditFault.Removed, rows.Count + 1, $"Row {rows.Count + 1} was removed: the log ends at row {head.Number}, but its last row is {rows.Count}.");
        if (head.Number < rows.Count)
            return Found(AuditFault.Inserted, head.Number + 1, $"Row {head.Number + 1} was inserted: the log ends at row {head.Number}.");
        if (head.Hash != previous)
            return Found(AuditFault.Changed, rows.Count, $"Row {rows.Count} was changed: the head of the log holds another hash.");
        return Found(AuditFault.None, 0, "The log is unbroken.");
    }

    /// <summary>A row that does not follow the one before it: which of them is out of place.</summary>
    private static AuditVerdict Unlinked(IReadOnlyList<AuditEntry> rows, int place, string previous, Dictionary<string, int> places, AuditHead head)
    {
        var number = rows[place].Number;
        AuditVerdict Found(AuditFault fault, long at, string words) => new(fault, at, rows.Count, head, words);
        var follows = rows[place].PreviousHash == Beginning ? -1 : places.GetValueOrDefault(rows[place].PreviousHash, Nowhere);
        if (follows >= place)
            return Found(AuditFault.Reordered, number, $"Row {number} was moved: it was written after row {rows[follows].Number}.");

        // The rows go on after this one as though it were not there, or the log ends so: then it was put in.
        var next = place + 1 < rows.Count ? rows[place + 1].PreviousHash : head.Hash;
        if (next == previous)
            return Found(AuditFault.Inserted, number, $"Row {number} was inserted: the rows go on without it.");
        if (follows != Nowhere)
            return Found(AuditFault.Inserted, rows[follows + 1].Number, $"Row {rows[follows + 1].Number} was inserted: row {number} was written right after the one before it.");

        if (number > place + 1)
            return Found(AuditFault.Removed, place + 1, $"Row {place + 1} was removed: row {number} stands in its place.");
        return rows.Count == head.Number
            ? Found(AuditFault.Changed, number - 1, $"Row {number - 1} was changed and hashed anew: row {number} was written after another.")
            : Found(AuditFault.Removed, number, $"A row before row {number} was removed: row {number} was not written after the one that stands before it.");
    }

    private static void Append(IncrementalHash hash, byte[] field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }
}
