namespace HrBureau.Storage;

/// <summary>
/// Tells an append that did not move its head why: it had been written before without its writer learning so,
/// the same command has its reply already, or somebody else was quicker.
/// </summary>
internal static class AppendLookup
{
    public static async Task AnswerAsync(Database database, AppendJob job)
    {
        try
        {
            if (await FindAsync(database, job) is { } other)
            {
                job.Answer(other);
            }
            else
            {
                job.Succeed();
            }
        }
        catch (Exception e)
        {
            job.Fail(e);
        }
    }

    public static Task<StoredReply?> FindReplyAsync(SqlSession session, ReplyKey key) => session.FindAsync(
        "reply_find",
        row => new StoredReply(key, row.Text("body_hash"), row.Text("reply")),
        ("incident", key.Incident),
        ("officer", key.Officer),
        ("key", key.Key));

    /// <summary>Which of several commands of an incident have their reply already, and where its head stands then.</summary>
    public static async Task<KnownReplies> FindRepliesAsync(SqlSession session, string incident, IReadOnlyCollection<ReplyKey> keys)
    {
        var rows = await session.QueryAsync(
            "reply_known",
            row => (
                Version: row.Long("version"),
                Reply: row.TextOrNone("key") is { } key ? new StoredReply(new ReplyKey(incident, row.Text("officer"), key), row.Text("body_hash"), row.Text("reply")) : null),
            ("incident", incident),
            ("keys", IntakeJson.Of(keys)));
        return new KnownReplies(rows.Max(row => row.Version), rows.Select(row => row.Reply).OfType<StoredReply>().ToDictionary(reply => reply.Key));
    }

    /// <summary>What became of it, or nothing when it had been written.</summary>
    private static async Task<AppendResult?> FindAsync(Database database, AppendJob job)
    {
        var written = await database.ReadAsync(session => session.QueryAsync(
            "append_look",
            row => row.Bytes("hash"),
            ("incident", job.Request.Incident),
            ("version", job.Head.Version)), CancellationToken.None, urgent: true);

        // The salt is random: only this very append can have written this hash.
        if (written is [var hash] && hash.AsSpan().SequenceEqual(job.Head.Hash))
        {
            return null;
        }

        if (job.Request.Replies is [var asked] && await database.ReadAsync(session => FindReplyAsync(session, asked.Key), CancellationToken.None, urgent: true) is { } stored)
        {
            return stored.Answers(asked) ? new AppendResult.Replayed(stored) : new AppendResult.KeyReused();
        }

        StorageTelemetry.Conflicts.Add(1);
        return new AppendResult.Conflict();
    }
}
