namespace HrBureau.TestKit;

/// <summary>What a cluster under test is made of.</summary>
/// <param name="Silos">How many silos.</param>
/// <param name="Webs">How many web processes.</param>
public sealed record ClusterShape(int Silos, int Webs)
{
    /// <summary>Whether its processes have certificates and speak TLS, as they should wherever they do not share one machine.</summary>
    public bool Tls { get; init; } = true;

    /// <summary>Settings of all of its processes.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Lines of the database server's configuration.</summary>
    public IReadOnlyList<string> ServerSettings { get; init; } = [];

    /// <summary>What is done when the tables are there and no process runs yet.</summary>
    public Func<ClusterProcesses, Task> Prepared { get; init; } = static _ => Task.CompletedTask;

    /// <summary>The port a silo, by its number, finds the database at; the server's own unless a test stands in between.</summary>
    public Func<int, int, int> DatabasePort { get; init; } = static (_, server) => server;

    /// <summary>How the processes find the database, made of what a single server would need.</summary>
    public Func<string, string> Connection { get; init; } = static alone => alone;
}
