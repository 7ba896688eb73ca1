using SoraCollab.Core.Audit;

namespace SoraCollab.Core.Tests.Audit;

/// <summary>Whatever is done to the log is found, and the row is named.</summary>
public sealed class AuditChainTests
{
    private static readonly AuditFault[] Kinds = [AuditFault.Changed, AuditFault.Removed, AuditFault.Inserted, AuditFault.Reordered];

    [Fact]
    public void Verify_OfALogAsItWasWritten_FindsNothing()
    {
        foreach (var length in (int[])[0, 1, 2, 300])
        {
            var (rows, head) = Write(length, new Random(length));
            var verdict = AuditChain.Verify(rows, head);
            Assert.True(verdict.IsWhole, verdict.Words);
            Assert.Equal(length, verdict.Count);
        }
    }

    [Fact]
    public void HashOf_IsTheDocumentedForm()
    {
        var row = AuditChain.Next(AuditHead.Empty, new AuditNote(AuditAct.SignedIn, "ana", "Ana", "é", null, "::1"), DateTimeOffset.UnixEpoch);
        using var form = new MemoryStream();
        foreach (var field in (string[])["soracollab audit row 1", "621355968000000000", "SignedIn", "ana", "Ana", "é", "", "::1", new string('0', 64)])
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(field);
            form.Write([0, 0, 0, (byte)bytes.Length]);
            form.Write(bytes);
        }
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(form.ToArray())), row.Hash);
        // Parts of neighbouring fields cannot be told as the other's.
        Assert.NotEqual(AuditChain.HashOf(row with { Actor = "an", ActorName = "aAna" }), row.Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Verify_AfterAnyTampering_FindsAndNamesIt(int seed)
    {
        var random = new Random(seed);
        for (var attempt = 0; attempt < 250; attempt++)
        {
            var (rows, head) = Write(random.Next(2, 40), random);
            var kind = Kinds[random.Next(Kinds.Length)];
            var renumbers = random.Next(2) == 0;
            var touched = Tamper(rows, kind, random, renumbers);

            var verdict = AuditChain.Verify(rows, head);

            var told = $"seed {seed}, attempt {attempt}: {kind} at {string.Join(", ", touched)} of {head.Number}, renumbered {renumbers}; found {verdict}";
            Assert.False(verdict.IsWhole, told);
            Assert.True(verdict.Fault == kind, told);
            Assert.True(touched.Contains(verdict.Number), told);
            Assert.Contains($"{verdict.Number}", verdict.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_OfALastRowHashedAnew_IsToldByTheHead()
    {
        var (rows, head) = Write(5, new Random(5));
        rows[4] = Rehash(rows[4] with { Subject = "nothing at all" });
        Assert.Equal((AuditFault.Changed, 5), (AuditChain.Verify(rows, head).Fault, AuditChain.Verify(rows, head).Number));
    }

    /// <summary>Does something to the log; answers the numbers that may be named for it, as they are afterwards.</summary>
    private static HashSet<long> Tamper(List<AuditEntry> rows, AuditFault kind, Random random, bool renumbers)
    {
        var place = random.Next(rows.Count);
        HashSet<long> touched = [place + 1];
        switch (kind)
        {
            case AuditFault.Changed:
                var row = rows[place];
                row = random.Next(7) switch
                {
                    0 => row with { At = row.At.AddTicks(1) },
                    1 => row with { Act = nameof(AuditAct.SignedOut) },
                    2 => row with { Actor = row.Actor + "x" },
                    3 => row with { ActorName = "Somebody else" },
                    4 => row with { Subject = row.Subject + " " },
                    5 => row with { Project = ProjectId.New() },
                    _ => row with { Address = "203.0.113.9" },
                };
                // Whoever knows the form hashes it anew.
                rows[place] = random.Next(2) == 0 ? row : Rehash(row);
                break;
            case AuditFault.Removed:
                rows.RemoveAt(place);
                // In a log that was numbered anew, the row after the gap is named.
                break;
            case AuditFault.Inserted:
                var forged = random.Next(2) == 0 && place > 0
                    ? rows[random.Next(place)]
                    : Rehash(rows[place] with { Subject = "forged", PreviousHash = place == 0 ? AuditChain.Beginning : rows[place - 1].Hash });
                rows.Insert(place, forged with { Number = place + 1 });
                renumbers = true;
                break;
            case AuditFault.Reordered:
                var other = (place + random.Next(1, rows.Count)) % rows.Count;
                (rows[place], rows[other]) = (rows[other], rows[place]);
                touched.Add(other + 1);
                touched.Add(Math.Min(place, other) + 2);
                renumbers = true;
                break;
        }
        for (var at = 0; renumbers && at < rows.Count; at++) rows[at] = rows[at] with { Number = at + 1 };
        return touched;
    }

    private static AuditEntry Rehash(AuditEntry row) => row with { Hash = AuditChain.HashOf(row) };

    private static (List<AuditEntry> Rows, AuditHead Head) Write(int length, Random random)
    {
        var (rows, head) = (new List<AuditEntry>(), AuditHead.Empty);
        for (var number = 1; number <= length; number++)
        {
            var note = new AuditNote((AuditAct)random.Next(20), $"user{random.Next(4)}", "Ana", $"Subject {number}", random.Next(2) == 0 ? null : ProjectId.New(), "192.0.2.1");
            rows.Add(AuditChain.Next(head, note, DateTimeOffset.UnixEpoch.AddSeconds(number)));
            head = new AuditHead(number, rows[^1].Hash);
        }
        return (rows, head);
    }
}
