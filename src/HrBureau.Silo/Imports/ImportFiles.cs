using System.IO.Compression;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The two files of an import, kept where evidence is kept and sealed like it.</summary>
internal sealed class ImportFiles(EvidenceFiles files, TimeProvider time)
{
    /// <summary>Keeps the next piece.</summary>
    /// <returns>False when it does not follow on what is kept.</returns>
    public async Task<bool> KeepAsync(string import, ImportPart part, string name, string officer, string agency, int number, byte[] bytes, bool last)
    {
        var opening = new EvidenceOpening(IdOf(import, part, name), EvidencePurpose.Import, officer, agency, null, EvidenceAbout.None, time.GetUtcNow());
        var kept = number == 0 ? await files.BeginAsync(opening) : await files.LoadAsync(opening.Id);
        if (kept is null || number > kept.Pieces)
        {
            return false;
        }

        if (number == kept.Pieces && bytes.Length > 0)
        {
            kept = await files.AppendAsync(kept, bytes);
        }

        return kept is not null && (!last || kept.Whole is not null || await files.FinishAsync(kept, EvidenceAbout.None, time.GetUtcNow()) is not null);
    }

    /// <summary>A piece of the table; null behind the last.</summary>
    public async Task<byte[]?> ReadAsync(string import, int number) =>
        (await files.LoadAsync(IdOf(import, ImportPart.Table, "")))?.Whole is { Erased: false } whole && number < whole.Pieces ? await files.ReadPieceAsync(whole, number) : null;

    /// <summary>The rows; null while they are not whole.</summary>
    public async Task<IReadOnlyList<ImportLine>?> RowsAsync(string import, string name, CancellationToken cancellation)
    {
        if ((await files.LoadAsync(IdOf(import, ImportPart.Rows, name), cancellation))?.Whole is not { Erased: false } whole)
        {
            return null;
        }

        using var packed = new MemoryStream();
        await foreach (var piece in files.ReadAsync(whole, cancellation))
        {
            packed.Write(piece);
        }

        packed.Position = 0;
        return await Task.Run(() => Unpack(packed), cancellation);
    }

    /// <summary>Destroys the rows: what is in them stands in the incidents now, sealed per person.</summary>
    public Task EraseRowsAsync(string import, string name) => files.EraseAsync(IdOf(import, ImportPart.Rows, name));

    /// <summary>Destroys the table: nobody needs names and numbers of a thousand people for longer than it takes to mend a few rows.</summary>
    public Task EraseTableAsync(string import) => files.EraseAsync(IdOf(import, ImportPart.Table, ""));

    private static string IdOf(string import, ImportPart part, string name) => $"{import}-{WireWord.Of(part)}{(name.Length == 0 ? "" : "-")}{name}";

    private static List<ImportLine> Unpack(Stream packed)
    {
        var lines = new List<ImportLine>();
        using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            lines.Add(JsonSerializer.Deserialize(line, ImportJson.Default.ImportLine)!);
        }

        return lines;
    }
}
