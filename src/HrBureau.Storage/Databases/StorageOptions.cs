using Npgsql;

namespace HrBureau.Storage;

/// <summary>Where and how facts are kept.</summary>
public sealed class StorageOptions
{
    /// <summary>With the store away every answer is out within two seconds; this leaves the rest of the road its share.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1500);

    private const int MembershipConnections = 4;

    /// <summary>The data folder of the embedded shape (<c>HRB_DATA</c>).</summary>
    public string? Folder { get; set; }

    /// <summary>The connection string of the run-time role (<c>HRB_DATABASE</c>); set, it chooses PostgreSQL.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The connection string of the role that may alter tables (<c>HRB_DATABASE_ADMIN</c>).</summary>
    public string? AdminConnectionString { get; set; }

    /// <summary>The role of the web processes, which the verb <c>migrate</c> lets read the membership and nothing else (<c>HRB_DATABASE_WEB</c>).</summary>
    public string? WebRole { get; set; }

    /// <summary><c>sha-256</c> or <c>sm3</c>; entries name theirs, so a change concerns new entries only.</summary>
    public string HashAlgorithm { get; set; } = HashChain.Sha256;

    /// <summary>Opens beside a running host, for checking and exporting.</summary>
    public bool ReadOnly { get; set; }

    /// <summary>How many appends one commit may carry.</summary>
    public int BatchLimit { get; set; } = 256;

    /// <summary>How many appends may wait before callers are told that the store is overrun.</summary>
    public int QueueLimit { get; set; } = 8192;

    /// <summary>How long a caller waits for an append before he is told that its outcome is unknown.</summary>
    public TimeSpan AnswerWithin { get; set; } = Patience;

    /// <summary>How long a read may take. What is long is read in pages, each within this time.</summary>
    public TimeSpan ReadWithin { get; set; } = Patience;

    /// <summary>How many connections reads may hold; on PostgreSQL the intake too.</summary>
    public int Connections { get; set; } = 24;

    public StorageKind Kind => ConnectionString is null ? StorageKind.Sqlite : StorageKind.Postgres;

    /// <summary>The ADO.NET invariant Orleans' grain storage needs for this database.</summary>
    public string GrainInvariant => Kind == StorageKind.Sqlite ? "System.Data.SQLite" : "Npgsql";

    /// <summary>The connection string for Orleans' grain storage.</summary>
    public string GrainConnectionString => Kind == StorageKind.Sqlite
        ? SqliteFiles.ConnectionString(Path.Combine(Folder!, SqliteFiles.Grains), readOnly: false, pooled: true)
        : WithPatience(ConnectionString!);

    /// <summary>The connection string for Orleans' membership; few connections, for it is asked rarely and by one loop.</summary>
    public string MembershipConnectionString => new NpgsqlConnectionStringBuilder(WithPatience(ConnectionString!)) { MaxPoolSize = MembershipConnections }.ConnectionString;

    /// <summary>Refuses settings that cannot work.</summary>
    /// <exception cref="StorageOptionsException">Names the key and the cure.</exception>
    public void Validate()
    {
        if (Kind == StorageKind.Sqlite && string.IsNullOrWhiteSpace(Folder))
        {
            throw StorageOptionsException.Because("storage-folder-missing", $"HRB_DATA is empty: name a folder for the data files, or set HRB_DATABASE to use PostgreSQL.");
        }

        CheckConnection("HRB_DATABASE", ConnectionString);
        CheckConnection("HRB_DATABASE_ADMIN", AdminConnectionString);
        if (WebRole is { } web && new[] { ConnectionString, AdminConnectionString }.Any(given => given is not null && new NpgsqlConnectionStringBuilder(given).Username == web))
        {
            throw StorageOptionsException.Because("storage-web-role-other", $"HRB_DATABASE_WEB names '{web}', the role of HRB_DATABASE or HRB_DATABASE_ADMIN, which must keep its rights: give the web processes a role of their own.");
        }

        if (!HashChain.Knows(HashAlgorithm))
        {
            throw StorageOptionsException.Because("storage-hash-wrong", $"HRB_HASH is '{HashAlgorithm}': use {HashChain.Sha256} or {HashChain.Sm3}.");
        }

        if (BatchLimit < 1 || QueueLimit < BatchLimit || Connections < 1)
        {
            throw StorageOptionsException.Because("storage-limits-wrong", $"HRB_STORAGE limits do not fit: batch and readers are at least 1, the queue is at least one batch.");
        }

        if (AnswerWithin <= TimeSpan.Zero || ReadWithin <= TimeSpan.Zero)
        {
            throw StorageOptionsException.Because("storage-times-wrong", $"HRB_STORAGE times do not fit: the times to answer and to read within are longer than zero.");
        }
    }

    /// <summary>Orleans' provider waits as long as its connection string says; a sign-in must not hang on it.</summary>
    private static string WithPatience(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        foreach (var (key, value) in new (string, object)[] { ("Timeout", 2), ("Command Timeout", 2), ("Cancellation Timeout", 300), ("No Reset On Close", true), ("Max Auto Prepare", 20) })
        {
            if (!given.ShouldSerialize(key))
            {
                given[key] = value;
            }
        }

        return given.ConnectionString;
    }

    private static void CheckConnection(string key, string? value)
    {
        if (value is null)
        {
            return;
        }

        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(value).Host))
            {
                throw StorageOptionsException.Because("storage-host-missing", $"{key} names no host: write 'Host=…;Database=…;Username=…'.");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message of the parser may quote the password; it stays out.
            throw StorageOptionsException.Because("storage-connection-wrong", $"{key} is not a PostgreSQL connection string: write 'Host=…;Database=…;Username=…'.");
        }
    }
}
