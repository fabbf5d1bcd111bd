using System.Globalization;
using System.Text.Json;
using HrBureau.Benchmarks;
using HrBureau.Storage;

// Usage: HrBureau.Benchmarks [F1 F4 …] [--json FILE]; without names every figure is made.
var figures = new Dictionary<string, Func<Task<Figure>>>(StringComparer.OrdinalIgnoreCase)
{
    ["F1"] = CommandThroughput.AgainstSingleTransactionsAsync,
    ["F2"] = CommandThroughput.AgainstHandMadeBatchesAsync,
    ["F4"] = CommandThroughput.OnSqliteAsync,
    ["F8"] = () => Lengths.RehydrateAsync(StorageKind.Postgres),
    ["F8-sqlite"] = () => Lengths.RehydrateAsync(StorageKind.Sqlite),
    ["F9"] = () => Lengths.PageAsync(StorageKind.Postgres),
    ["F9-sqlite"] = () => Lengths.PageAsync(StorageKind.Sqlite),
    ["F14"] = Ready.MeasureAsync,
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
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(made)).ConfigureAwait(false);
}

return made.TrueForAll(figure => figure.Reached) ? 0 : 1;
