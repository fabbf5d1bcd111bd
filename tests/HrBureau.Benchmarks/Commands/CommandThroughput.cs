using System.Globalization;
using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>F1 to F4: full commands, HTTP aside. Grain call, decision, and event, head, due, board, owed notice and reply durable.</summary>
internal static class CommandThroughput
{
    private const string Work = $"full commands and deliveries through IncidentGrain, 1,000 incidents, 64 callers (per 16 commands: {CommandMix.Said})";

    public static Task<Figure> AgainstSingleTransactionsAsync() => MeasureAsync(
        "F1", StorageKind.Postgres, "the same rows by plain Npgsql, one transaction each, 64 callers", 2.5, (place, incidents) => new PlainPostgres(place, incidents));

    public static Task<Figure> AgainstHandMadeBatchesAsync() => MeasureAsync(
        "F2", StorageKind.Postgres, "the same rows by plain Npgsql, hand-made batches of 128", 0.5, (place, incidents) => new BatchedPostgres(place, incidents));

    public static Task<Figure> AgainstAkkaAsync() => MeasureAsync(
        "F3", StorageKind.Postgres, "their payloads alone by Akka.Persistence.Sql 1.5.73, one persistent actor for each incident, batches of 400, 64 callers", 3, (place, incidents) => new AkkaJournal(place, incidents));

    public static Task<Figure> OnSqliteAsync() => MeasureAsync(
        "F4", StorageKind.Sqlite, "the same rows by Microsoft.Data.Sqlite FULL, one transaction each", 3, (place, incidents) => new PlainSqlite(place, incidents));

    private static async Task<Figure> MeasureAsync(string id, StorageKind kind, string yardstick, double goal, Func<StoragePlace, PlainIncident[], IYardstick> make)
    {
        await using var county = await BenchCounty.StartAsync(kind);
        using var work = await CommandWork.OpenAsync(county);
        var incidents = kind == StorageKind.Postgres ? await RowTrace.TakeAsync(county.Place, work.TurnAsync) : await TraceAsync();
        await using var beside = await BenchPlace.NewAsync(kind);
        await using var held = make(beside, incidents);
        await held.BeginAsync();
        var rounds = await Rounds.AlternateAsync(work.RunAsync, held.RunAsync);
        var store = kind == StorageKind.Sqlite ? "SQLite FULL" : "PostgreSQL";
        var cpu = string.Create(CultureInfo.InvariantCulture, $"{rounds.WorkCpu:0} : {rounds.YardstickCpu:0} µs");
        return new Figure(id, $"{Work}, {store}", yardstick, "/s", rounds.Work, rounds.Yardstick, rounds.Ratio, $"≥ {goal} ×", rounds.Ratio >= goal, rounds.Spread, cpu);
    }

    /// <summary>The rows of the mix, as the product writes them on PostgreSQL; the tables are the same.</summary>
    private static async Task<PlainIncident[]> TraceAsync()
    {
        await using var county = await BenchCounty.StartAsync(StorageKind.Postgres);
        using var work = await CommandWork.OpenAsync(county);
        return await RowTrace.TakeAsync(county.Place, work.TurnAsync);
    }
}
