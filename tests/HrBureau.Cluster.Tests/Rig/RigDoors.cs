using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>The web processes as clients see them, and the officers' tokens, which hold at each of them.</summary>
internal sealed class RigDoors : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, CountyClient> officers = new(StringComparer.Ordinal);
    private readonly HttpClient[] webs;

    private RigDoors(IEnumerable<Uri> addresses) => webs = [.. addresses.Select(address => new HttpClient { BaseAddress = address, Timeout = Patience })];

    /// <summary>Signs everybody in.</summary>
    public static async Task<RigDoors> OpenAsync(ClusterProcesses cluster, params string[] officers)
    {
        var doors = new RigDoors(cluster.Webs.Select(web => web.Address));
        foreach (var officer in officers)
        {
            doors.officers[officer] = await CountyClient.SignInAsync(cluster.Webs[0].Address, officer);
        }

        return doors;
    }

    public HttpClient At(int web) => webs[web % webs.Length];

    /// <summary>Somebody who is signed in, at the first web process.</summary>
    public CountyClient Officer(string officer) => officers[officer];

    public string TokenOf(string officer) => officers[officer].Http.DefaultRequestHeaders.Authorization!.Parameter!;

    public void Dispose()
    {
        foreach (var officer in officers.Values)
        {
            officer.Dispose();
        }

        foreach (var web in webs)
        {
            web.Dispose();
        }
    }
}
