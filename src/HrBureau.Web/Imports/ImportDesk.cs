using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;

namespace HrBureau.Web;

/// <summary>The one road of a table of reports from a page, the API or the verb to the cluster. Tables are read here: what a hostile file costs, it does not cost the silo.</summary>
public sealed class ImportDesk(SiloCalls silo, TimeProvider time) : IDisposable
{
    private const int Piece = 256 * 1024;
    private const int FaultsAtOnce = 1000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>A table of the largest size takes some hundred megabytes while it is read.</summary>
    private readonly SemaphoreSlim _reading = new(2);

    /// <summary>Tables that may be on their way in at once.</summary>
    private readonly SemaphoreSlim _places = new(4);

    private readonly MemoryCache _tables = new(new MemoryCacheOptions { SizeLimit = 4 });

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _places.Dispose();
        _tables.Dispose();
    }

    /// <summary>Takes a table in: who may not import is turned away before a byte of it is read, and so is one table too many.</summary>
    internal async Task<(TableUpload? Upload, ApiProblem? Problem)> ReceiveAsync(HttpRequest request)
    {
        await silo.AsOfficerAsync(grains => grains.GetGrain<IReportMappingGrain>("map-none").Find(), repeatable: true);
        if (!await _places.WaitAsync(TimeSpan.Zero))
        {
            return (null, ApiProblem.Of(ProblemCode.TooMany));
        }

        try
        {
            return await TableUpload.ReadAsync(request);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Reads a table and keeps it as a draft.</summary>
    /// <param name="name">File name.</param>
    /// <param name="file">The file.</param>
    /// <param name="key">Tells a second sending; null makes every sending one of its own.</param>
    internal async Task<(string? ImportId, ApiProblem? Problem)> OpenAsync(string name, byte[] file, string? key)
    {
        using var span = WebTelemetry.Start("open import", "import-reports");
        var id = key is null ? IdOf(RandomNumberGenerator.GetBytes(32)) : IdOf(SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. SHA256.HashData(file)]));
        if (await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(id).View(), repeatable: true) is { State: not ImportState.Draft } known)
        {
            return (known.ImportId, null);
        }

        var reading = await ReadAsync(name, file);
        if (reading is SheetReading.Refused refused)
        {
            return (null, ImportProblems.Of(refused.Fault, refused.Detail));
        }

        if (await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(id).Open(name), repeatable: true) is null || !await SendAsync(id, ImportPart.Table, "", file))
        {
            return (null, ApiProblem.Of(ProblemCode.TryAgain));
        }

        Remember(id, ((SheetReading.Read)reading).Sheet);
        return (id, null);
    }

    /// <summary>How an import stands; null where there is none.</summary>
    public async Task<ImportView?> ViewAsync(string id) => WireId.IsImport(id) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(id).View(), repeatable: true) : null;

    /// <summary>Everything that keeps rows of an import from being taken.</summary>
    public async Task<IReadOnlyList<RowFault>> FaultsAsync(ImportView import)
    {
        var faults = new List<RowFault>(import.Faults);
        while (faults.Count < import.FaultCount
            && await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(import.ImportId).Faults(faults.Count, FaultsAtOnce), repeatable: true) is { Count: > 0 } more)
        {
            faults.AddRange(more);
        }

        return faults;
    }

    /// <summary>The agency's imports, newest first.</summary>
    public Task<IReadOnlyList<ImportView>> RecentAsync(string agency) => silo.AsOfficerAsync(grains => grains.GetGrain<IImportListGrain>(agency).Recent(), repeatable: true);

    /// <summary>The table of an import, read again where it is no longer remembered.</summary>
    public async Task<Sheet?> SheetAsync(ImportView import)
    {
        if (_tables.TryGetValue<Sheet>(import.ImportId, out var known))
        {
            return known;
        }

        using var file = new MemoryStream();
        for (var number = 0; await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(import.ImportId).Read(number), repeatable: true) is { } piece; number++)
        {
            file.Write(piece);
        }

        if (await ReadAsync(import.Name, file.ToArray()) is not SheetReading.Read { Sheet: var sheet })
        {
            return null;
        }

        Remember(import.ImportId, sheet);
        return sheet;
    }

    /// <summary>How a table's columns are read: as last time, else as their headers say.</summary>
    public async Task<(ReportMapping Mapping, DateTimeOffset? KeptAt)> MappingAsync(Sheet sheet)
    {
        var key = MappingKey(sheet);
        if (await silo.AsOfficerAsync(grains => grains.GetGrain<IReportMappingGrain>(key).Find(), repeatable: true) is { } kept)
        {
            return (kept.Mapping, kept.KeptAt);
        }

        var columns = KnownColumns.Guess(sheet.Header);
        return (new ReportMapping(ReportSource.NationalPlatform, KnownColumns.UnitOf(columns.GetValueOrDefault(ReportColumn.Amount)), columns), null);
    }

    /// <summary>Rows as a mapping reads them.</summary>
    /// <returns>Nothing while a field that every report needs has no column: that is said once, not of every row.</returns>
    public async Task<ReportTable> RowsAsync(Sheet sheet, ReportMapping mapping)
    {
        if (ReportRows.Lacking(mapping).Count > 0)
        {
            return new ReportTable([], []);
        }

        await _reading.WaitAsync();
        try
        {
            var now = time.GetUtcNow();
            return await Task.Run(() => new ReportRows(mapping, now).Read(sheet));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Hands the rows over, remembers the mapping and starts the import.</summary>
    internal async Task<ApiProblem?> StartAsync(ImportView import, Sheet sheet, ReportMapping mapping, bool holds)
    {
        using var span = WebTelemetry.Start("start import", "import-reports");
        if (ReportRows.Lacking(mapping) is { Count: > 0 } lacking)
        {
            return ImportProblems.Lacking(lacking);
        }

        var table = await RowsAsync(sheet, mapping);
        var key = MappingKey(sheet);
        await silo.AsOfficerAsync(grains => grains.GetGrain<IReportMappingGrain>(key).Keep(mapping), repeatable: true);
        var rows = Pack(table.Reports);
        var name = Convert.ToHexStringLower(SHA256.HashData(rows).AsSpan(0, 8));
        if (!await SendAsync(import.ImportId, ImportPart.Rows, name, rows))
        {
            // Another sending has started it meanwhile, or the store is away: how it stands says which.
            return (await ViewAsync(import.ImportId))?.State is ImportState.Running or ImportState.Done ? null : ApiProblem.Of(ProblemCode.TryAgain);
        }

        var order = new ImportOrder(name, table.Reports.Count, [.. table.Faults], holds);
        return await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(import.ImportId).Start(order), repeatable: true) is null ? ApiProblem.Of(ProblemCode.TryAgain) : null;
    }

    private async Task<SheetReading> ReadAsync(string name, byte[] file)
    {
        await _reading.WaitAsync();
        try
        {
            return await Task.Run(() => SheetReader.Read(file, name, KnownColumns.Knows));
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<bool> SendAsync(string id, ImportPart part, string name, byte[] bytes)
    {
        for (var (start, number) = (0, 0); ; start += Piece, number++)
        {
            var (piece, last, next) = (bytes[start..Math.Min(start + Piece, bytes.Length)], start + Piece >= bytes.Length, number);
            if (!await silo.AsOfficerAsync(grains => grains.GetGrain<IImportGrain>(id).Keep(part, name, next, piece, last), repeatable: true))
            {
                return false;
            }

            if (last)
            {
                return true;
            }
        }
    }

    private static byte[] Pack(IReadOnlyList<ReportRow> rows)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            foreach (var row in rows)
            {
                text.WriteLine(JsonSerializer.Serialize(new ImportLine(row.Row, row.Report), ImportJson.Default.ImportLine));
            }
        }

        return packed.ToArray();
    }

    private static string IdOf(byte[] name) => $"imp-{Convert.ToHexStringLower(name.AsSpan(0, 12))}";

    private static string MappingKey(Sheet sheet) => $"map-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sheet.Header.Where(name => name != PageText.Of("import.row") && name != PageText.Of("import.reason"))))).AsSpan(0, 12))}";

    private void Remember(string id, Sheet sheet) => _tables.Set(id, sheet, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Remembered });
}
