using System.Net;
using HrBureau.Silo;
using HrBureau.Storage;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace HrBureau.Host;

/// <summary>
/// Who a silo is among the others. Orleans tells the lives of one silo apart by the second of the wall clock at which each began, and takes
/// one that began earlier for dead: a machine whose clock was put right could not come back for hours. Here every life is later than all
/// that the membership knows of, whatever the clock says.
/// </summary>
internal sealed class SiloDetails(IOptions<SiloOptions> silo, IOptions<ClusterOptions> cluster, IOptions<EndpointOptions> endpoint, MemberTable members, ILogger<SiloDetails> log) : ILocalSiloDetails
{
    private SiloAddress? own;

    public string Name => silo.Value.SiloName;

    public string ClusterId => cluster.Value.ClusterId;

    public string DnsHostName { get; } = Dns.GetHostName();

    public SiloAddress SiloAddress => own ?? throw new InvalidOperationException("A silo begins after it has read which came before it.");

    public SiloAddress GatewayAddress => SiloAddress.New(endpoint.Value.AdvertisedIPAddress!, endpoint.Value.GatewayPort, 0);

    /// <summary>Takes the generation of this life; before anything of the silo starts.</summary>
    public Task BeginAsync() => StoreAtStart.UntilAnsweredAsync(
        async () =>
        {
            var newest = await members.NewestGenerationAsync(ClusterId);
            own = SiloAddress.New(endpoint.Value.AdvertisedIPAddress!, endpoint.Value.SiloPort, Math.Max(newest + 1, SiloAddress.AllocateNewGeneration()));
        },
        log,
        CancellationToken.None);
}
