using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HrBureau.Domain;

namespace HrBureau.Storage;

/// <summary>
/// The one place that knows where files lie: in sealed pieces of at most 256 kB, read back and held against their digests. What is
/// not what was taken is refused, never answered.
/// </summary>
public sealed partial class EvidenceFiles
{
    private const int Hashers = 2;

    /// <summary>Digests of large files take a processor each; the rest of the house must go on beside them.</summary>
    private static readonly SemaphoreSlim Hashing = new(Hashers);

    private readonly Database _database;
    private readonly FileSeal _seal;

    internal EvidenceFiles(Database database, FileSeal seal)
    {
        _database = database;
        _seal = seal;
    }

    /// <summary>Begins a file. The same id again answers how far that one has come.</summary>
    /// <returns>Nothing for a sender who has begun too many and finished none of them, or keeps too much that is evidence of nothing.</returns>
    public async Task<EvidenceUpload?> BeginAsync(EvidenceOpening opening, CancellationToken cancellation = default)
    {
        opening = opening with { BegunAt = Times.Whole(opening.BegunAt) };
        var (key, wrapped) = _seal.NewKey(opening.Id);
        var words = Words(key, Bound(opening), opening.About);
        var begun = await _database.WriteAsync<bool?>(
            async session =>
            {
                var kept = await session.QueryAsync(
                    "evidence_unfinished", row => (Number: row.Long("number"), Bytes: row.Long("bytes")), ("uploader", opening.Uploader), ("id", opening.Id));
                if (kept[0].Number >= EvidenceLimits.Unfinished || kept[0].Bytes + (opening.Size ?? 0) > EvidenceLimits.LooseBytes)
                {
                    return null;
                }

                var made = await session.ExecuteAsync(
                    "evidence_begin",
                    ("id", opening.Id),
                    ("purpose", opening.Purpose),
                    ("uploader", opening.Uploader),
                    ("agency", opening.Agency),
                    ("size", opening.Size),
                    ("algorithm", FileSeal.Aes),
                    ("about", words),
                    ("begun_at", opening.BegunAt)) > 0;
                return made
                    && await session.ExecuteAsync("evidence_key_keep", ("id", opening.Id), ("wrapped", wrapped)) > 0
                    && await session.ExecuteAsync("evidence_open", ("id", opening.Id), ("uploader", opening.Uploader), ("begun_at", opening.BegunAt)) > 0;
            },
            cancellation);
        return begun == true ? new EvidenceUpload(opening, key, 0, 0, null) : await LoadAsync(opening.Id, cancellation);
    }

    /// <summary>How far a file has come, or the whole file.</summary>
    /// <returns>Nothing where there is none.</returns>
    /// <exception cref="EvidenceDamagedException">What is said of it was altered.</exception>
    public async Task<EvidenceUpload?> LoadAsync(string id, CancellationToken cancellation = default) =>
        await _database.ReadAsync(session => session.FindAsync("evidence_load", Read, ("id", id)), cancellation);

    /// <summary>Keeps the next piece.</summary>
    /// <param name="upload">As it was known last.</param>
    /// <param name="bytes">At most <see cref="EvidenceLimits.ChunkBytes"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How far it has come now; nothing where somebody else has gone on with it meanwhile, finished it or let it go.</returns>
    public async Task<EvidenceUpload?> AppendAsync(EvidenceUpload upload, ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        if (upload.Whole is not null || upload.Key is not { } key)
        {
            return null;
        }

        ArgumentOutOfRangeException.ThrowIfZero(bytes.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes.Length, EvidenceLimits.ChunkBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upload.Offset + bytes.Length, upload.Opening.Size ?? EvidenceLimits.FileBytes);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(upload.Pieces, EvidenceLimits.Chunks);

        var body = await Task.Run(() => key.SealChunk(upload.Pieces, upload.Offset, bytes.Span), cancellation);
        var kept = await _database.WriteAsync(
            session => session.ExecuteAsync(
                "evidence_append",
                ("file", upload.Opening.Id),
                ("number", upload.Pieces),
                ("before", upload.Pieces - 1),
                ("start", upload.Offset),
                ("bytes", bytes.Length),
                ("body", body)),
            cancellation);
        return kept > 0 ? upload.With(bytes.Length) : null;
    }

    /// <summary>Reads the file back, computes its digests, looks at what it is, and closes it for good.</summary>
    /// <param name="upload">As it was known last.</param>
    /// <param name="about">What the sender says of it now.</param>
    /// <param name="at">Now.</param>
    /// <param name="sha256">What the sender computed, lower-case hexadecimal; nothing where he did not.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Nothing where it is not what the sender says he sent, not as long, or gone.</returns>
    /// <exception cref="EvidenceDamagedException">A piece was altered since it was kept.</exception>
    public async Task<EvidenceFile?> FinishAsync(EvidenceUpload upload, EvidenceAbout about, DateTimeOffset at, string? sha256 = null, CancellationToken cancellation = default)
    {
        if (upload.Whole is not null || upload.Key is not { } key || (upload.Opening.Size is { } size && size != upload.Offset))
        {
            return upload.Whole is { } whole && (sha256 ?? whole.Sha256) == whole.Sha256 ? whole : null;
        }

        using var digest = new EvidenceDigest();
        await ReadBackAsync(digest, upload, key, cancellation);
        var type = EvidenceSniffer.Sniff(digest.Head, digest.Tail, about.Name);
        var (opening, found) = (upload.Opening, digest.Sha256());
        if ((sha256 ?? found) != found)
        {
            return null;
        }

        var file = new EvidenceFile(
            opening.Id, opening.Purpose, opening.Uploader, opening.Agency, about, digest.Bytes, upload.Pieces, found, digest.Sm3(), type.MediaType,
            type.IsContradictedBy(about.Name), Times.Whole(at), Erased: false)
        { Key = key };
        var words = Words(key, file.Bound, about);
        var kept = await _database.WriteAsync(
            async session =>
            {
                var made = await session.ExecuteAsync(
                    "evidence_finish",
                    ("id", file.Id),
                    ("size", file.Size),
                    ("chunks", file.Pieces),
                    ("sha256", file.Sha256),
                    ("sm3", file.Sm3),
                    ("type", file.Type),
                    ("contradicts", file.Contradicts),
                    ("about", words),
                    ("at", file.At),
                    ("proof", key.SealWords(file.Bound, [])));
                return made > 0
                    && await session.ExecuteAsync("evidence_close", ("id", file.Id)) >= 0
                    && (file.Purpose != EvidencePurpose.Evidence
                        || await session.ExecuteAsync("evidence_loose", ("id", file.Id), ("uploader", file.Uploader), ("agency", file.Agency), ("at", file.At)) >= 0);
            },
            cancellation);
        return kept ? file : (await LoadAsync(opening.Id, cancellation))?.Whole;
    }

    /// <summary>One piece of a whole file.</summary>
    /// <exception cref="EvidenceDamagedException">It is missing, or not the one that was taken.</exception>
    public async Task<byte[]> ReadPieceAsync(EvidenceFile file, int number, CancellationToken cancellation = default) =>
        (await PieceAsync(file.Id, KeyOf(file), number, cancellation)).Bytes;

    /// <summary>The whole file, piece by piece. The last one comes only when all of them have met both digests.</summary>
    /// <exception cref="EvidenceDamagedException">A piece is missing or not the one that was taken, or all of them together are not.</exception>
    public async IAsyncEnumerable<byte[]> ReadAsync(EvidenceFile file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var digest = new EvidenceDigest();
        for (var number = 0; number < file.Pieces; number++)
        {
            var (start, bytes) = await PieceAsync(file.Id, KeyOf(file), number, cancellation);
            Require(start == digest.Bytes, "A piece does not stand where it was taken.");
            await Task.Run(() => digest.Add(bytes), cancellation);
            Require(
                number < file.Pieces - 1 || (digest.Bytes == file.Size && digest.Sha256() == file.Sha256 && digest.Sm3() == file.Sm3),
                "A file does not meet its digests.");
            yield return bytes;
        }
    }

    /// <summary>Notes that an incident may hold the file, before the incident says so itself.</summary>
    /// <returns>Whether it may: a file that was let go meanwhile is evidence of nothing.</returns>
    public Task<bool> NotePlaceAsync(string id, string incident, CancellationToken cancellation = default) =>
        _database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("evidence_loose_drop", ("id", id));
                return await session.ExecuteAsync("evidence_place_note", ("id", id), ("incident", incident)) > 0
                    || (await session.QueryAsync("evidence_places", row => row.Text("incident"), ("id", id))).Contains(incident);
            },
            cancellation);

    /// <summary>Incidents that may hold the file: each must be asked whether it does.</summary>
    public Task<IReadOnlyList<string>> PlacesAsync(string id, CancellationToken cancellation = default) =>
        _database.ReadAsync(session => session.QueryAsync("evidence_places", row => row.Text("incident"), ("id", id)), cancellation);

    /// <summary>Destroys the file's key: its bytes, its name and what was said of it can never be read again. Its digests stay.</summary>
    public Task EraseAsync(string id, CancellationToken cancellation = default) =>
        _database.WriteAsync(session => session.ExecuteAsync("evidence_key_erase", ("id", id)), cancellation);

    private async Task ReadBackAsync(EvidenceDigest digest, EvidenceUpload upload, FileKey key, CancellationToken cancellation)
    {
        await Hashing.WaitAsync(cancellation);
        try
        {
            for (var number = 0; number < upload.Pieces; number++)
            {
                var (start, bytes) = await PieceAsync(upload.Opening.Id, key, number, cancellation);
                Require(start == digest.Bytes, "A piece does not stand where it was taken.");
                await Task.Run(() => digest.Add(bytes), cancellation);
            }

            Require(digest.Bytes == upload.Offset, "A file is not as long as its pieces.");
        }
        finally
        {
            Hashing.Release();
        }
    }

    private async Task<(long Start, byte[] Bytes)> PieceAsync(string id, FileKey key, int number, CancellationToken cancellation)
    {
        var piece = await _database.ReadAsync(
            session => session.FindAsync("evidence_chunk", row => new Piece(row.Long("start"), row.Int("bytes"), row.Bytes("body")), ("file", id), ("number", number)), cancellation)
            ?? throw new EvidenceDamagedException("A piece of a file is missing.");
        var bytes = await Task.Run(() => key.OpenChunk(number, piece.Start, piece.Body), cancellation);
        Require(bytes.Length == piece.Bytes, "A piece is not as long as it was.");
        return (piece.Start, bytes);
    }

    private EvidenceUpload Read(SqlRow row)
    {
        var id = row.Text("id");
        var opening = new EvidenceOpening(
            id, row.Text("purpose"), row.Text("uploader"), row.Text("agency"), row.LongOrNone("size"), EvidenceAbout.None, row.Time("begun_at"));
        var key = row.BytesOrNone("wrapped") is { } wrapped ? _seal.Unwrap(id, row.Text("algorithm"), wrapped) : null;
        opening = key is null ? opening : opening with { About = About(key, Bound(opening), row.Bytes("about")) };
        var upload = new EvidenceUpload(opening, key, row.Int("pieces"), row.Long("reached"), null);
        return row.TextOrNone("sha256") is null ? upload : upload.With(ReadWhole(row, opening, key));
    }

    private static EvidenceFile ReadWhole(SqlRow row, EvidenceOpening opening, FileKey? key)
    {
        var file = new EvidenceFile(
            opening.Id, opening.Purpose, opening.Uploader, opening.Agency, EvidenceAbout.None, row.Long("done_size"), row.Int("chunks"), row.Text("sha256"), row.Text("sm3"),
            row.Text("type"), row.Flag("contradicts"), row.Time("at"), Erased: key is null);
        if (key is null)
        {
            return file;
        }

        _ = key.OpenWords(file.Bound, row.Bytes("proof"));
        return file with { Key = key, About = About(key, file.Bound, row.Bytes("done_about")) };
    }

    private static FileKey KeyOf(EvidenceFile file) => file.Key ?? throw new EvidenceDamagedException("The key of this file was destroyed.");

    private static byte[] Words(FileKey key, string bound, EvidenceAbout about) => key.SealWords(bound, JsonSerializer.SerializeToUtf8Bytes(about, EvidenceJson.Default.EvidenceAbout));

    private static EvidenceAbout About(FileKey key, string bound, byte[] sealedWords) =>
        JsonSerializer.Deserialize(key.OpenWords(bound, sealedWords), EvidenceJson.Default.EvidenceAbout) ?? EvidenceAbout.None;

    private static string Bound(EvidenceOpening opening) => string.Create(
        CultureInfo.InvariantCulture, $"begun\n{opening.Purpose}\n{opening.Uploader}\n{opening.Agency}\n{opening.Size}\n{opening.BegunAt.ToUnixTimeMilliseconds()}");

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new EvidenceDamagedException(message);
        }
    }

    private sealed record Piece(long Start, int Bytes, byte[] Body);
}
