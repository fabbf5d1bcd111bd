using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Npgsql;

namespace HrBureau.TestKit;

/// <summary>A private PostgreSQL on a free loopback port, durable as in production, gone with its folder when disposed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Superuser = "hrb_owner";
    private const string Database = "postgres";
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim SharedGate = new(1, 1);
    private static PostgresServer? _shared;
    private readonly string _bin;
    private readonly string _folder;
    private Process? _postmaster;

    private PostgresServer(string bin, string folder, int port)
    {
        _bin = bin;
        _folder = folder;
        Port = port;
    }

    public int Port { get; }

    /// <summary>One server for all tests of this process, stopped when it exits.</summary>
    public static async Task<PostgresServer> SharedAsync()
    {
        await SharedGate.WaitAsync();
        try
        {
            if (_shared is null)
            {
                _shared = await StartAsync();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => _shared.Leave();
            }

            return _shared;
        }
        finally
        {
            SharedGate.Release();
        }
    }

    /// <summary>Makes a cluster and starts it.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed; the message says what to install.</exception>
    public static async Task<PostgresServer> StartAsync(params string[] settings)
    {
        var server = New(Ports.Free());
        server.Lend();
        await server.RunAsync("initdb", "-D", server.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await File.AppendAllLinesAsync(Path.Combine(server.Data, "postgresql.conf"), [.. settings]);
        await server.LaunchAsync();
        return server;
    }

    /// <summary>A second server that follows this one by streaming replication; what is committed here from now on is in both.</summary>
    /// <param name="port">Where it will answer.</param>
    public async Task<PostgresServer> StandbyAsync(int port)
    {
        var standby = New(port);
        standby.Lend();
        await standby.RunAsync("pg_basebackup", "-D", standby.Data, "-h", "127.0.0.1", "-p", $"{Port}", "-U", Superuser, "-R", "-c", "fast", "-X", "stream");
        await standby.LaunchAsync();
        await ExecuteAsync(Database, "alter system set synchronous_standby_names = '*'");
        await ExecuteAsync(Database, "select pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a server that followed another one the one that is written to.</summary>
    public Task PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>How to connect.</summary>
    /// <param name="database">To which database.</param>
    /// <param name="user">As which role.</param>
    /// <param name="port">At which port, where something stands in between.</param>
    public string ConnectionString(string database = Database, string user = Superuser, int? port = null) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port ?? Port,
        Username = user,
        Database = database,
    }.ConnectionString;

    /// <summary>A new empty database, or a copy of one.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = "t_" + Guid.NewGuid().ToString("N")[..16];
        await ExecuteAsync(Database, $"create database {name}" + (template is null ? string.Empty : $" template {template}"));
        return name;
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes TLS connections from now on, and still others.</summary>
    /// <param name="certificate">What it shows, with its key.</param>
    public async Task UseTlsAsync(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        foreach (var (name, text) in new[] { ("server.crt", certificate.ExportCertificatePem()), ("server.key", key.ExportPkcs8PrivateKeyPem()) })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, name), text);

            // The server's account must own the key, and be the only one to read it.
            await RunAsync("/bin/bash", "-c", $"cp '{Path.Combine(_folder, name)}' '{Data}/{name}' && chmod 600 '{Data}/{name}'");
        }

        await ExecuteAsync(Database, "alter system set ssl = on");
        await ExecuteAsync(Database, "select pg_reload_conf()");
    }

    /// <summary>Whether it has ended, by a kill or by itself.</summary>
    public bool HasExited => _postmaster is not { HasExited: false };

    /// <summary>Kills the postmaster as power loss would; its children notice and go.</summary>
    public async Task KillAsync()
    {
        _postmaster!.Kill();
        await _postmaster.WaitForExitAsync();
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Stops every process of the server where it stands, or lets it go on.</summary>
    public async Task FreezeAsync(bool frozen)
    {
        var signal = frozen ? "-STOP" : "-CONT";
        using var children = Process.Start(new ProcessStartInfo("pkill", [signal, "-P", $"{_postmaster!.Id}"]))!;
        await children.WaitForExitAsync();
        using var self = Process.Start(new ProcessStartInfo("kill", [signal, $"{_postmaster.Id}"]))!;
        await self.WaitForExitAsync();
    }

    /// <summary>Starts the server again after <see cref="KillAsync"/> or <see cref="StopAsync"/>.</summary>
    public Task RestartAsync() => LaunchAsync();

    public async Task StopAsync()
    {
        if (_postmaster is { HasExited: false })
        {
            await RunAsync("pg_ctl", "-D", Data, "-m", "fast", "-w", "stop");
            await _postmaster.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Erase();
        _postmaster?.Dispose();
    }

    /// <summary>Its data folder.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>Nobody waits for a process that is going: the last children hold its pipes for seconds, and a full folder takes long to delete.</summary>
    private void Leave()
    {
        if (_postmaster is { HasExited: false })
        {
            _postmaster.Kill();
        }

        Process.Start("rm", ["-rf", "--", _folder]).Dispose();
    }

    private void Erase()
    {
        if (_postmaster is { HasExited: false })
        {
            _postmaster.Kill();
            _postmaster.WaitForExit();
        }

        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A child of the killed server may still be writing; the folder is under /tmp and stays small.
        }
    }

    private async Task LaunchAsync()
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            _postmaster = Process.Start(Command(
                "postgres", "-D", Data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={Data}", "-c", "log_min_messages=fatal"))!;
            _postmaster.ErrorDataReceived += static (_, _) => { };
            _postmaster.BeginErrorReadLine();
            _postmaster.OutputDataReceived += static (_, _) => { };
            _postmaster.BeginOutputReadLine();
            while (!_postmaster.HasExited)
            {
                try
                {
                    await ExecuteAsync(Database, "select 1");
                    return;
                }
                catch (NpgsqlException) when (Stopwatch.GetElapsedTime(begin) < StartWithin)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
                }
            }

            // After a kill the last children hold the shared memory for a moment, and the new server gives up at once.
            if (Stopwatch.GetElapsedTime(begin) > StartWithin)
            {
                throw new InvalidOperationException("PostgreSQL did not start.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {errors}");
        }
    }

    private static PostgresServer New(int port)
    {
        const string bin = "/usr/lib/postgresql/15/bin";
        return File.Exists(Path.Combine(bin, "initdb"))
            ? new PostgresServer(bin, Directory.CreateTempSubdirectory("hrb-pg-").FullName, port)
            : throw new InvalidOperationException("PostgreSQL 15 is not installed: apt-get install postgresql-15, or run tests/run, which does it.");
    }

    /// <summary>PostgreSQL refuses to run as root: root lends the folder to the user postgres.</summary>
    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : new ProcessStartInfo(path, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = _folder;
        return start;
    }

    private void Lend()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var lend = Process.Start("chown", ["postgres:postgres", _folder]);
            lend.WaitForExit();
        }
    }
}
