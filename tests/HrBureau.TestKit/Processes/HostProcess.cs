using System.Diagnostics;
using System.Text;

namespace HrBureau.TestKit;

/// <summary>The product's own executable as a real process, to be killed for real.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    /// <summary>Password of every demonstration account in tests.</summary>
    public const string Password = "county-drill-2026";

    private readonly Process process;
    private readonly StringBuilder output = new();

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>From the start of the process to its first ready answer.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Whether it is gone.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the built host on a data folder and waits until it is ready.</summary>
    /// <param name="dataFolder">Data folder; kept by the caller over restarts.</param>
    /// <param name="port">Port, so that a restart answers at the same address; 0 takes a free one.</param>
    /// <param name="settings">Further settings as environment variables.</param>
    /// <returns>The ready process.</returns>
    public static Task<HostProcess> StartAsync(string dataFolder, int port = 0, params (string Name, string Value)[] settings) => StartAsync(null, "ready", dataFolder, port, settings);

    /// <summary>Starts it, and waits only until it lives.</summary>
    /// <inheritdoc cref="StartAsync(string, int, ValueTuple{string, string}[])"/>
    public static Task<HostProcess> StartAliveAsync(string dataFolder, int port = 0, params (string Name, string Value)[] settings) => StartAsync(null, "live", dataFolder, port, settings);

    /// <summary>Starts a host and waits.</summary>
    /// <param name="program">The host; null: that of this build.</param>
    /// <param name="until">What it has to be: ready, or live.</param>
    /// <param name="dataFolder">Data folder.</param>
    /// <param name="port">Port; 0 takes a free one.</param>
    /// <param name="settings">Further settings.</param>
    /// <returns>The process.</returns>
    internal static async Task<HostProcess> StartAsync(string? program, string until, string dataFolder, int port, (string Name, string Value)[] settings)
    {
        port = port == 0 ? Ports.Free() : port;
        var address = new Uri($"http://127.0.0.1:{port}");
        var start = new ProcessStartInfo("dotnet", [program ?? Path.Combine(Repository.Built("HrBureau.Host"), "HrBureau.Host.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // Most of them are over before a profile could pay for being taken.
        start.Environment["HRB_DATA"] = dataFolder;
        start.Environment["HRB_COUNTY"] = "demo";
        start.Environment["HRB_BOOTSTRAP_PASSWORD"] = Password;
        start.Environment["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/');
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        var host = new HostProcess(Process.Start(start) ?? throw new InvalidOperationException("The host did not start."), address);
        host.Listen();
        try
        {
            await host.WaitUntilAsync(until, watch).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Settings that take an empty database of the shared server.</summary>
    public static async Task<(string Name, string Value)[]> OnPostgresAsync()
    {
        var server = await PostgresServer.SharedAsync().ConfigureAwait(false);
        return [("HRB_DATABASE", server.ConnectionString(await server.CreateDatabaseAsync().ConfigureAwait(false)))];
    }

    /// <summary>SIGKILL: no warning, no clean-up.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>SIGSTOP: it stands where it is, with every connection open; or SIGCONT.</summary>
    public async Task FreezeAsync(bool frozen)
    {
        using var signal = Process.Start("kill", [frozen ? "-STOP" : "-CONT", $"{process.Id}"]);
        await signal.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>The exit code; 137 when it was killed.</returns>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>SIGTERM: drains and stops by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync().ConfigureAwait(false);
        }

        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private async Task WaitUntilAsync(string state, Stopwatch watch)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(2) };
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (process.HasExited)
            {
                throw new HostEndedException(process.ExitCode, Output);
            }

            try
            {
                using var answer = await client.GetAsync(new Uri($"/health/{state}", UriKind.Relative)).ConfigureAwait(false);
                if (answer.IsSuccessStatusCode)
                {
                    ReadyAfter = watch.Elapsed;
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
            {
                // Not listening yet.
            }

            await Task.Delay(25).ConfigureAwait(false);
        }

        throw new InvalidOperationException($"The host was not {state} within 60 s:\n{Output}");
    }
}
