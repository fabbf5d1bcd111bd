using System.Diagnostics;

namespace HrBureau.Benchmarks;

/// <summary>The work: commands through the incident grains, and the deliveries they owe.</summary>
internal sealed class CommandWork : IDisposable
{
    private readonly BenchCounty _county;
    private readonly string[] _incidents;
    private readonly int[] _next = new int[CommandLoad.Incidents];
    private readonly AppendCount _appended = new();

    private CommandWork(BenchCounty county, string[] incidents)
    {
        _county = county;
        _incidents = incidents;
    }

    /// <summary>Opens the incidents.</summary>
    public static async Task<CommandWork> OpenAsync(BenchCounty county)
    {
        var incidents = new string[CommandLoad.Incidents];
        await OpenIncident.OpenAsync(county, incidents.Length); // Alone: what runs for the first time is slow.
        await CommandLoad.ForEachAsync(incidents.Length, async i => incidents[i] = await OpenIncident.OpenAsync(county, i));
        await county.SettleAsync();
        return new CommandWork(county, incidents);
    }

    /// <summary>The whole mix once for every incident, deliveries included.</summary>
    public async Task TurnAsync()
    {
        await CommandLoad.ForEachAsync(_incidents.Length, async i =>
        {
            for (var n = 0; n < CommandMix.Length; n++)
            {
                await ExecuteAsync(i);
            }
        });
        await _county.SettleAsync();
    }

    /// <summary>One round, from the first command until the last notice is handed over.</summary>
    /// <returns>Durable acts per second.</returns>
    public async Task<double> RunAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        var before = _appended.Value;
        await CommandLoad.RunAsync(_incidents.Length, ExecuteAsync);
        await _county.SettleAsync();
        return (_appended.Value - before) / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    public void Dispose() => _appended.Dispose();

    private Task ExecuteAsync(int incident)
    {
        var (officer, body) = CommandMix.From(incident)[_next[incident]++ % CommandMix.Commands];
        return _county.ExecuteAsync(_incidents[incident], officer, body);
    }
}
