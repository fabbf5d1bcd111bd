using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HrBureau.Cluster.Tests;

/// <summary>
/// Nothing reaches one silo from the others, while it reaches them, the database and the web processes: a network broken in one direction.
/// Needs a network of the run's own, which tests/run --chaos makes, for the packet filter is that of all who share one.
/// </summary>
internal sealed record CutFromSilos() : Fault("one silo cut off from the other silos")
{
    public const string OwnNetwork = "CHAOS_OWN_NETWORK";

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var port = rig.Cluster.Silos[random.Next(Rig.Silos)].SiloPort;
        var since = rig.Mark();
        await FilterAsync("add", "table", "inet", "rig");
        try
        {
            await FilterAsync("add", "chain", "inet", "rig", "in", "{ type filter hook input priority 0 ; }");
            await FilterAsync("add", "rule", "inet", "rig", "in", "tcp", "dport", $"{port}", "counter", "drop");
            await FilterAsync("add", "rule", "inet", "rig", "in", "tcp", "sport", $"{port}", "counter", "drop");
            await Task.Delay(random.Next(10_000, 25_000), CancellationToken.None);
            return new Bite(Dropped(await FilterAsync("-j", "list", "table", "inet", "rig")), since);
        }
        finally
        {
            await FilterAsync("delete", "table", "inet", "rig");
        }
    }

    private static int Dropped(string listed) => JsonNode.Parse(listed)!["nftables"]!.AsArray()
        .SelectMany(static item => item!["rule"]?["expr"]?.AsArray() ?? [])
        .Sum(static part => (int?)part?["counter"]?["packets"] ?? 0);

    private static async Task<string> FilterAsync(params string[] words)
    {
        using var nft = Process.Start(new ProcessStartInfo("nft", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var printed = nft.StandardOutput.ReadToEndAsync();
        var said = await nft.StandardError.ReadToEndAsync();
        await nft.WaitForExitAsync();
        return nft.ExitCode == 0 ? await printed : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"nft {string.Join(' ', words)}: {said}"));
    }
}
