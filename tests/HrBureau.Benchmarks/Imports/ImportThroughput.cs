using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>F16: a platform's table from its start to its last row, four reports to a site, against the rows it leaves written by hand.</summary>
internal static class ImportThroughput
{
    private const int RowCount = 4_000;
    private const int RowsToASite = 4;
    private const int Piece = 256 * 1024;
    private const double Goal = 0.1;
    private const string Officer = OpenIncident.Holder;

    private static int _round;

    public static async Task<Figure> AgainstHandMadeBatchesAsync()
    {
        await using var county = await BenchCounty.StartAsync(StorageKind.Postgres);
        await ImportAsync(county);
        await using var beside = await BenchPlace.NewAsync(StorageKind.Postgres);
        await using var held = await CopiedRows.TakeAsync(county.Place, beside, RowCount);
        var rounds = await Rounds.AlternateAsync(() => ImportAsync(county), held.RunAsync);
        return new Figure(
            "F16",
            string.Create(CultureInfo.InvariantCulture, $"import of {RowCount:N0} rows into {RowCount / RowsToASite:N0} incidents, PostgreSQL"),
            string.Create(CultureInfo.InvariantCulture, $"the rows it leaves by plain Npgsql, hand-made batches of {CopiedRows.Batch} reports"),
            "/s",
            rounds.Work,
            rounds.Yardstick,
            rounds.Ratio,
            $"≥ {Goal} ×",
            rounds.Ratio >= Goal,
            rounds.Spread,
            string.Create(CultureInfo.InvariantCulture, $"{rounds.WorkCpu:0} : {rounds.YardstickCpu:0} µs"));
    }

    /// <returns>Rows per second.</returns>
    private static async Task<double> ImportAsync(BenchCounty county)
    {
        var number = Interlocked.Increment(ref _round);
        var id = string.Create(CultureInfo.InvariantCulture, $"imp-bench{number}");
        var rows = Pack(number);
        await county.AskAsync(Officer, grains => grains.GetGrain<IImportGrain>(id).Open("table.xlsx"));
        for (var (start, piece) = (0, 0); start < rows.Length; start += Piece, piece++)
        {
            var (bytes, next, last) = (rows[start..Math.Min(start + Piece, rows.Length)], piece, start + Piece >= rows.Length);
            await county.AskAsync(Officer, grains => grains.GetGrain<IImportGrain>(id).Keep(ImportPart.Rows, "", next, bytes, last));
        }

        var begin = Stopwatch.GetTimestamp();
        await county.AskAsync(Officer, grains => grains.GetGrain<IImportGrain>(id).Start(new ImportOrder("", RowCount, [], true)));
        while (true)
        {
            var view = await county.AskAsync(Officer, grains => grains.GetGrain<IImportGrain>(id).View());
            if (view!.State == ImportState.Done)
            {
                return view is { Accepted: RowCount / RowsToASite, Merged: RowCount - (RowCount / RowsToASite) }
                    ? RowCount / Stopwatch.GetElapsedTime(begin).TotalSeconds
                    : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{view.Accepted} opened, {view.Merged} joined, {view.Faults.Count} refused."));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static byte[] Pack(int number)
    {
        using var packed = new MemoryStream();
        using (var text = new StreamWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            for (var row = 0; row < RowCount; row++)
            {
                text.WriteLine(JsonSerializer.Serialize(new ImportLine(row + 2, Report(number, row)), ImportJson.Default.ImportLine));
            }
        }

        return packed.ToArray();
    }

    /// <summary>Reports of one site lie apart, as in a table that is sorted by time.</summary>
    private static ReportGiven Report(int number, int row)
    {
        var site = string.Create(CultureInfo.InvariantCulture, $"{number}-{row % (RowCount / RowsToASite)}");
        return new ReportGiven(
            null,
            ReportSource.NationalPlatform,
            string.Create(CultureInfo.InvariantCulture, $"N-{number}-{row}"),
            TimeProvider.System.GetUtcNow().ToOffset(CountyTime.Offset).AddMinutes(-1),
            "\u8d75\u4e94",
            "13911112222",
            null,
            $"\u84dd\u5929\u52b3\u52a1\u6709\u9650\u516c\u53f8{site}",
            null,
            $"\u9752\u6c34\u82b1\u56ed{site}\u53f7\u697c",
            null,
            "\u9752\u6c34\u9547\u4e1c\u8def\u5de5\u5730\u4e1c\u95e8",
            3,
            1_234_560_00,
            [],
            "\u79f0\u62d6\u6b20\u4e24\u4e2a\u6708\u5de5\u8d44\u3002",
            null);
    }
}
