namespace HrBureau.Storage;

/// <summary>Which database the facts are kept in.</summary>
public enum StorageKind
{
    /// <summary>Files in a folder, one process.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, many processes.</summary>
    Postgres,
}
