using System.Globalization;
using HrBureau.Storage;

namespace HrBureau.TestKit;

/// <summary>One silo or web process of a cluster under test; killed and started again it answers at the same ports, with the same folder.</summary>
public sealed class ClusterNode : IAsyncDisposable
{
    private const int MostStarts = 3;
    private readonly (string Name, string Value)[] settings;
    private HostProcess? process;

    internal ClusterNode(string name, string folder, (string Name, string Value)[] settings)
    {
        Name = name;
        Folder = folder;
        this.settings = [(Failpoint.Variable, "@" + Failpoints), .. settings];
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}");
    }

    /// <summary>What the test calls it.</summary>
    public string Name { get; }

    /// <summary>Its data folder.</summary>
    public string Folder { get; }

    /// <summary>Where it answers: a web process to people, a silo about its health.</summary>
    public Uri Address { get; }

    /// <summary>The port other silos reach a silo at.</summary>
    public int SiloPort => PortOf("HRB_SILO_PORT");

    /// <summary>The port web processes reach a silo at.</summary>
    public int GatewayPort => PortOf("HRB_GATEWAY_PORT");

    private string Failpoints => Path.Combine(Folder, "failpoints");

    /// <summary>The running process.</summary>
    public HostProcess Process => process ?? throw new InvalidOperationException($"{Name} was not started.");

    /// <summary>The host it runs, where it is not that of this build.</summary>
    public string? Program { get; set; }

    /// <summary>Starts it, and waits until it is ready; again when the others did without it meanwhile, as whatever keeps it running does.</summary>
    /// <param name="more">Settings of this start only.</param>
    public async Task StartAsync(params (string Name, string Value)[] more)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                process = await HostProcess.StartAsync(Program, "ready", Folder, Address.Port, [.. settings, .. more]).ConfigureAwait(false);
                return;
            }
            catch (HostEndedException ended) when (ended.WasDoneWithout && attempt < MostStarts)
            {
                await Console.Error.WriteLineAsync($"{Name} was done without while it began, and is started again.").ConfigureAwait(false);
            }
        }
    }

    /// <summary>Starts it, and waits only until it lives.</summary>
    public async Task StartAliveAsync() => process = await HostProcess.StartAliveAsync(Folder, Address.Port, settings).ConfigureAwait(false);

    /// <summary>Breaks a running silo at named places from now on, as <see cref="Failpoint"/> reads them; until told otherwise.</summary>
    /// <param name="rules">The rules; empty, nothing breaks.</param>
    public async Task FailAtAsync(string rules)
    {
        var draft = Failpoints + ".new";
        await File.WriteAllTextAsync(draft, rules).ConfigureAwait(false);
        File.Move(draft, Failpoints, overwrite: true);
    }

    /// <summary>SIGKILL.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGTERM; waits until it has ended.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> StopAsync() => Process.StopAsync();

    /// <summary>SIGSTOP, or SIGCONT.</summary>
    public Task FreezeAsync(bool frozen) => Process.FreezeAsync(frozen);

    private int PortOf(string setting) => int.Parse(settings.First(pair => pair.Name == setting).Value, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync().ConfigureAwait(false);
        }
    }
}
