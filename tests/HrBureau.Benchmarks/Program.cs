using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Benchmarks;
using HrBureau.Storage;

// Usage: HrBureau.Benchmarks [F1 F4 …] [--json FILE] [--rounds N] [--clocks N] [--stored N]; without names every figure is made.
// Rounds are those of F5, F5b, F6 and F7, which last up to minutes each, clocks are those open in F5; stored are the incidents of F10.
if (args is [PeerProgram.Argument, var peer, var database])
{
    await PeerProgram.RunAsync(peer, database).ConfigureAwait(false);
}

var rounds = Number("--rounds", Rounds.Counted);
ClockBench.Open = Number("--clocks", ClockBench.Full);
var stored = Number("--stored", StoredThroughput.Million);
var figures = new Dictionary<string, Func<Task<Figure>>>(StringComparer.OrdinalIgnoreCase)
{
    ["F1"] = CommandThroughput.AgainstSingleTransactionsAsync,
    ["F2"] = CommandThroughput.AgainstHandMadeBatchesAsync,
    ["F3"] = CommandThroughput.AgainstAkkaAsync,
    ["F4"] = CommandThroughput.OnSqliteAsync,
    ["F4-traces"] = TraceCost.MeasureAsync,
    ["F5"] = () => ClockLateness.WithinAMinuteAsync(rounds),
    ["F5-instant"] = () => ClockLateness.AtOneInstantAsync(rounds),
    ["F5b"] = () => ClockCrash.MeasureAsync(rounds),
    ["F6"] = () => SiloKilled.LatenessAsync(rounds),
    ["F7"] = () => SiloKilled.ServedAgainAsync(rounds),
    ["F8"] = () => Lengths.RehydrateAsync(StorageKind.Postgres),
    ["F8-sqlite"] = () => Lengths.RehydrateAsync(StorageKind.Sqlite),
    ["F9"] = () => Lengths.PageAsync(StorageKind.Postgres),
    ["F9-sqlite"] = () => Lengths.PageAsync(StorageKind.Sqlite),
    ["F11"] = Memory.OfIncidentAsync,
    ["F11-page"] = Memory.OfPageAsync,
    ["F12"] = SeenElsewhere.MeasureAsync,
    ["F16"] = ImportThroughput.AgainstHandMadeBatchesAsync,
    ["F10"] = () => StoredThroughput.MeasureAsync(stored),
    ["F14"] = Ready.MeasureAsync,
    ["F17"] = () => HotIncident.MeasureAsync(StorageKind.Postgres),
    ["F17-sqlite"] = () => HotIncident.MeasureAsync(StorageKind.Sqlite),
};
var json = args.SkipWhile(arg => arg != "--json").Skip(1).FirstOrDefault();
var wanted = args.Where(figures.ContainsKey).ToArray();
var made = new List<Figure>();
Console.WriteLine("| # | Work | Yardstick in the same run | Work | Yardstick | Ratio | Spread | Goal | | Processor time, work : yardstick |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
foreach (var id in wanted.Length > 0 ? wanted : [.. figures.Keys])
{
    var figure = await figures[id]().ConfigureAwait(false);
    made.Add(figure);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {figure.Id} | {figure.Work} | {figure.Yardstick} | {figure.WorkMedian:0.##} {figure.Unit} | {figure.YardstickMedian:0.##} {figure.Unit} | {figure.Ratio:0.00} | {figure.Spread} | {figure.Goal} | {(figure.Reached ? "reached" : "missed")} | {figure.Cpu} |"));
}

await BenchPlace.StopAsync().ConfigureAwait(false);
if (json is not null)
{
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(made, new JsonSerializerOptions { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals })).ConfigureAwait(false);
}

return made.TrueForAll(figure => figure.Reached) ? 0 : 1;

int Number(string name, int otherwise) => args.SkipWhile(arg => arg != name).Skip(1).FirstOrDefault() is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;
