using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrBureau.Storage;

/// <summary>An open store: the connections, the writer, and the tables on top of them.</summary>
public sealed class Store : IAsyncDisposable
{
    private readonly Database _database;

    private Store(Database database, TimeProvider time, ILogger logger)
    {
        _database = database;
        Incidents = new IncidentLog(database);
        Due = new DueTable(database);
        Clock = new DatabaseClock(database, time);
        Owed = new OwedTable(database);
        Boards = new BoardTable(database);
        Intake = new IntakeTables(database);
        Mechanisms = new MechanismTable(database);
        Administration = new AdministrationTable(database);
        Access = new AccessLog(database);
        Members = new MemberTable(database);
        Migrator = new Migrator(database, time, logger);
    }

    public IncidentLog Incidents { get; }

    public DueTable Due { get; }

    public DatabaseClock Clock { get; }

    public OwedTable Owed { get; }

    public BoardTable Boards { get; }

    public IntakeTables Intake { get; }

    public MechanismTable Mechanisms { get; }

    public AdministrationTable Administration { get; }

    public AccessLog Access { get; }

    public MemberTable Members { get; }

    public Migrator Migrator { get; }

    /// <summary>The files kept in it, sealed by keys of the given secrets.</summary>
    public EvidenceFiles OpenFiles(FileSeal seal) => new(_database.Files, seal);

    /// <summary>Opens the store. Tables are made by <see cref="Migrator"/>.</summary>
    /// <exception cref="StorageOptionsException">A setting cannot work.</exception>
    /// <exception cref="FolderInUseException">Another process has the folder open.</exception>
    public static Store Open(StorageOptions options, TimeProvider? time = null, ILogger<Store>? logger = null)
    {
        options.Validate();
        ILogger log = logger ?? NullLogger<Store>.Instance;
        return new Store(Connect(options, log), time ?? TimeProvider.System, log);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static Database Connect(StorageOptions options, ILogger logger) =>
        options.Kind == StorageKind.Sqlite ? new SqliteDatabase(options, logger) : new PostgresDatabase(options, logger);
}
