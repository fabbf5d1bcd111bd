namespace HrBureau.Storage;

/// <summary>What is let go, and what is checked.</summary>
public sealed partial class EvidenceFiles
{
    private const int TrimmedAtOnce = 16;

    /// <summary>Lets go of files that were begun and never finished.</summary>
    /// <param name="begunBefore">Begun then or earlier.</param>
    /// <param name="limit">How many at once, at most.</param>
    /// <param name="cancellation">Gives up between two steps; what is left goes next time.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(DateTimeOffset begunBefore, int limit = 100, CancellationToken cancellation = default)
    {
        var stale = await _database.ReadAsync(
            session => session.QueryAsync("evidence_stale", row => row.Text("id"), ("before", begunBefore), ("limit", limit)), cancellation);
        foreach (var id in stale)
        {
            while (await _database.WriteAsync(session => session.ExecuteAsync("evidence_trim", ("file", id), ("pieces", TrimmedAtOnce)), cancellation) > 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            await _database.WriteAsync(
                async session => await session.ExecuteAsync("evidence_drop", ("id", id)) > 0
                    && await session.ExecuteAsync("evidence_key_erase", ("id", id)) + await session.ExecuteAsync("evidence_close", ("id", id)) > 0,
                cancellation);
        }

        return stale.Count;
    }

    /// <summary>Destroys files that are whole and became evidence of nothing: what nobody vouches for is not kept.</summary>
    /// <param name="wholeBefore">Whole then or earlier.</param>
    /// <param name="limit">How many at once, at most.</param>
    /// <param name="note">Puts each down before it is gone: one that cannot be put down stays.</param>
    /// <param name="cancellation">Gives up between two files.</param>
    /// <returns>Each, with who had sent it.</returns>
    public async Task<IReadOnlyList<LooseFile>> SweepLooseAsync(DateTimeOffset wholeBefore, int limit, Func<LooseFile, Task> note, CancellationToken cancellation = default)
    {
        var loose = await _database.ReadAsync(
            session => session.QueryAsync("evidence_loose_old", row => new LooseFile(row.Text("id"), row.Text("uploader"), row.Text("agency")), ("before", wholeBefore), ("limit", limit)), cancellation);
        var gone = new List<LooseFile>();
        foreach (var file in loose)
        {
            cancellation.ThrowIfCancellationRequested();
            if (await _database.WriteAsync(session => LetGoAsync(session, file, note), cancellation))
            {
                gone.Add(file);
            }
        }

        return gone;
    }

    /// <summary>What incidents may hold and can be read no more: the key is gone, or what was noted when the file was whole.</summary>
    public Task<IReadOnlyList<string>> LostAsync(CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync("evidence_lost", row => row.Text("id")), cancellation);

    /// <summary>Ids of whole files in order, after one of them.</summary>
    public Task<IReadOnlyList<string>> ListAsync(string after, int limit, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync("evidence_ids", row => row.Text("id"), ("after", after), ("limit", limit)), cancellation);

    /// <summary>Reads a file back from its first piece to its last and holds it against its digests.</summary>
    /// <returns>What was read; 0 bytes of a file whose key was destroyed, which nobody can check.</returns>
    /// <exception cref="EvidenceDamagedException">A piece is missing or not the one that was taken, or all of them together are not.</exception>
    public async Task<long> CheckAsync(string id, CancellationToken cancellation = default)
    {
        if ((await LoadAsync(id, cancellation))?.Whole is not { Erased: false } whole)
        {
            return 0;
        }

        await foreach (var piece in ReadAsync(whole, cancellation))
        {
            // Reading is checking.
        }

        return whole.Size;
    }

    private static async Task<bool> LetGoAsync(SqlSession session, LooseFile file, Func<LooseFile, Task> note)
    {
        if (await session.ExecuteAsync("evidence_loose_let_go", ("id", file.Id)) > 0 && await session.ExecuteAsync("evidence_key_erase", ("id", file.Id)) > 0)
        {
            await note(file);
            return true;
        }

        // Noted in an incident by a silo that knew of no loose files.
        await session.ExecuteAsync("evidence_loose_drop", ("id", file.Id));
        return false;
    }
}
