using System.Security.Cryptography;

namespace HrBureau.TestKit;

/// <summary>
/// The system as a province runs it: several silos and several web processes, each the built executable, on one private PostgreSQL with
/// a role for each kind — silos may not alter tables, web processes read the membership and nothing else.
/// </summary>
public sealed class ClusterProcesses : IAsyncDisposable
{
    private const string Database = "hrbureau";
    private const string SiloRole = "hrb_silo";
    private const string WebRole = "hrb_web";

    private readonly string folder;
    private (string Name, string Value)[] operation = [];

    private ClusterProcesses(string folder, PostgresServer server) => (this.folder, Server) = (folder, server);

    /// <summary>The database of all of them.</summary>
    public PostgresServer Server { get; }

    /// <summary>Who signs the certificates of its processes.</summary>
    public NodeAuthority Authority { get; private set; } = null!;

    /// <summary>The silos.</summary>
    public IReadOnlyList<ClusterNode> Silos { get; private set; } = [];

    /// <summary>The web processes.</summary>
    public IReadOnlyList<ClusterNode> Webs { get; private set; } = [];

    /// <summary>Migrates, makes keys, and starts all of them at once.</summary>
    /// <param name="silos">How many silos.</param>
    /// <param name="webs">How many web processes.</param>
    /// <param name="settings">Settings of all of them.</param>
    public static Task<ClusterProcesses> StartAsync(int silos, int webs, params (string Name, string Value)[] settings) =>
        StartAsync(new ClusterShape(silos, webs) { Settings = settings });

    /// <summary>Migrates, makes keys, and starts all of them at once.</summary>
    /// <param name="shape">How many, and what stands between them.</param>
    public static async Task<ClusterProcesses> StartAsync(ClusterShape shape)
    {
        var folder = Directory.CreateTempSubdirectory("hrb-cluster-").FullName;
        var cluster = new ClusterProcesses(folder, await PostgresServer.StartAsync([.. shape.ServerSettings]).ConfigureAwait(false));
        try
        {
            await cluster.PrepareAsync(shape).ConfigureAwait(false);
            await shape.Prepared(cluster).ConfigureAwait(false);
            await Task.WhenAll(cluster.Silos.Concat(cluster.Webs).Select(node => node.StartAsync())).ConfigureAwait(false);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The connection string of the web processes' role.</summary>
    public string WebConnection => Server.ConnectionString(Database, WebRole);

    /// <summary>The connection string of a superuser.</summary>
    public string OwnerConnection => Server.ConnectionString(Database);

    /// <summary>The token of the web processes.</summary>
    public string ServiceToken { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Webs.Concat(Silos))
        {
            await node.DisposeAsync().ConfigureAwait(false);
        }

        await Server.DisposeAsync().ConfigureAwait(false);
        Authority?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a verb of the product as an operator of the silos does.</summary>
    /// <param name="verb">The verb and its words.</param>
    public Task<HostVerb.Ended> VerbAsync(params string[] verb) => HostVerb.RunAsync(folder, verb, operation);

    private async Task PrepareAsync(ClusterShape shape)
    {
        await Server.ExecuteAsync("postgres", $"create database {Database}").ConfigureAwait(false);
        await Server.ExecuteAsync("postgres", $"create role {SiloRole} login; create role {WebRole} login").ConfigureAwait(false);
        var key = At("token.key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))).ConfigureAwait(false);
        (string Name, string Value)[] silo = [("HRB_COUNTY", "demo"), ("HRB_DATABASE", Server.ConnectionString(Database, SiloRole)), ("HRB_TOKEN_KEY_FILE", key), .. shape.Settings];
        operation = silo;
        await RunAsync([.. silo, ("HRB_DATABASE_ADMIN", OwnerConnection), ("HRB_DATABASE_WEB", WebRole)], "migrate").ConfigureAwait(false);
        ServiceToken = (await RunAsync(silo, "admin", "service-token").ConfigureAwait(false)).Printed.Trim();
        await File.WriteAllTextAsync(At("service.token"), ServiceToken).ConfigureAwait(false);
        Authority = new NodeAuthority(Directory.CreateDirectory(At("nodes")).FullName);
        Silos = [.. Enumerable.Range(0, shape.Silos).Select(number => Node($"silo-{number}",
            [.. silo, .. shape.Tls ? Authority.Give("silo") : [], ("HRB_DATABASE", shape.Connection(Server.ConnectionString(Database, SiloRole, shape.DatabasePort(number, Server.Port)))), ("HRB_ROLE", "silo"), ("HRB_SILO_PORT", $"{Ports.Free()}"), ("HRB_GATEWAY_PORT", $"{Ports.Free()}")]))];
        Webs = [.. Enumerable.Range(0, shape.Webs).Select(number => Node($"web-{number}",
            [("HRB_COUNTY", "demo"), ("HRB_DATABASE", shape.Connection(WebConnection)), ("HRB_ROLE", "web"), ("HRB_SERVICE_TOKEN_FILE", At("service.token")), .. shape.Tls ? Authority.Give("web") : [], .. shape.Settings]))];
    }

    private ClusterNode Node(string name, (string Name, string Value)[] settings) => new(name, Directory.CreateDirectory(At(name)).FullName, settings);

    private async Task<HostVerb.Ended> RunAsync((string Name, string Value)[] settings, params string[] verb)
    {
        var ended = await HostVerb.RunAsync(folder, verb, settings).ConfigureAwait(false);
        return ended.Code == 0 ? ended : throw new InvalidOperationException($"{string.Join(' ', verb)} ended with {ended.Code}: {ended.Output}");
    }

    private string At(string name) => Path.Combine(folder, name);
}
