using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>The one road of replays from a page, the API or the verb to the cluster.</summary>
public sealed class DrillDesk(SiloCalls silo)
{
    /// <summary>The county's scenarios.</summary>
    public Task<IReadOnlyList<ScenarioView>> ScenariosAsync() => silo.AsOfficerAsync(grains => grains.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).Scenarios(), repeatable: true);

    /// <summary>Replays, the newest first.</summary>
    public Task<IReadOnlyList<DrillView>> NewestAsync() => silo.AsOfficerAsync(grains => grains.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).Newest(), repeatable: true);

    /// <summary>Starts one.</summary>
    /// <param name="order">What and how fast.</param>
    /// <param name="key">Tells a second sending; null makes every sending one of its own.</param>
    public Task<DrillReply> StartAsync(DrillOrder order, string? key)
    {
        var name = key is null ? RandomNumberGenerator.GetBytes(32) : SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return silo.AsOfficerAsync(grains => grains.GetGrain<IDrillGrain>($"drl-{Convert.ToHexStringLower(name.AsSpan(0, 12))}").Start(order), repeatable: true);
    }

    /// <summary>How one stands; null where there is none.</summary>
    public Task<DrillView?> ViewAsync(string id) => AskAsync(id, drill => drill.View());

    /// <summary>Holds it, or lets it go on.</summary>
    public Task<DrillView?> HoldAsync(string id, bool held) => AskAsync(id, drill => drill.Hold(held));

    /// <summary>Stops it for good.</summary>
    public Task<DrillView?> StopAsync(string id) => AskAsync(id, drill => drill.Stop());

    /// <summary>The lateness report of a replay, or of the incident of any drill.</summary>
    public async Task<DrillReport?> ReportAsync(string id) => WireId.IsDrill(id) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IDrillGrain>(id).Report(), repeatable: true)
        : WireId.IsIncident(id) && await silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(id).Lateness(), repeatable: true) is { } report ? new DrillReport(report, new Dictionary<string, string>())
        : null;

    private async Task<DrillView?> AskAsync(string id, Func<IDrillGrain, Task<DrillView?>> ask) =>
        WireId.IsDrill(id) ? await silo.AsOfficerAsync(grains => ask(grains.GetGrain<IDrillGrain>(id)), repeatable: true) : null;
}
