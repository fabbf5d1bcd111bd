using System.Net;
using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary>How this process was asked to run.</summary>
internal sealed record Settings
{
    public const string Demo = "demo";

    public required Role Role { get; init; }

    public required string DataFolder { get; init; }

    /// <summary>Set: PostgreSQL; null: SQLite in the data folder.</summary>
    public required string? Database { get; init; }

    public required string? DatabaseAdmin { get; init; }

    /// <summary>The database role of the web processes, for the verb <c>migrate</c>.</summary>
    public required string? DatabaseWeb { get; init; }

    public required string? Hash { get; init; }

    public required string ClusterId { get; init; }

    /// <summary>By what the processes of the cluster know one another; null: they speak without TLS.</summary>
    public required NodeFiles? Node { get; init; }

    public required int? SiloPort { get; init; }

    public required int? GatewayPort { get; init; }

    /// <summary>Where a silo listens and is found; null: loopback.</summary>
    public required IPAddress? Advertise { get; init; }

    public required IReadOnlyList<string> Urls { get; init; }

    /// <summary><see cref="Demo"/> or a folder.</summary>
    public required string County { get; init; }

    public required string PublicUrl { get; init; }

    /// <summary>Where notices may go although it is no public address.</summary>
    public required AllowedHosts WebhookAllow { get; init; }

    public required string? BootstrapPassword { get; init; }

    /// <summary>Of the officer a verb acts as.</summary>
    public required string? Password { get; init; }

    public required string? TokenKeyFile { get; init; }

    public required string? ServiceTokenFile { get; init; }

    /// <summary>Files out of which secrets were read into the settings above.</summary>
    public IReadOnlyList<string> OpenedSecrets { get; init; } = [];

    public required Uri? Telemetry { get; init; }

    /// <summary>Address of one trace in the collector's own viewer, with <c>{trace}</c> where its id belongs.</summary>
    public required string? TraceViewer { get; init; }

    public bool IsDemo => County == Demo;

    public bool HasSilo => Role != Role.Web;

    public bool HasWeb => Role != Role.Silo;

    /// <summary>Files by which whoever reads them could pass for this process.</summary>
    public IEnumerable<string> Secrets => ((string?[])[Node?.Key, HasSilo ? KeyFile.PathOf(this) : ServiceTokenFile, .. OpenedSecrets]).OfType<string>().Distinct();

    /// <summary>Never print a connection string or a password by accident.</summary>
    public override string ToString() => $"role {Role}, county {County}";
}
