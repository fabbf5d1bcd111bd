namespace HrBureau.Host;

/// <summary>Which part of the system this process is.</summary>
internal enum Role
{
    /// <summary>Silo and web in one process.</summary>
    All,

    /// <summary>Actors only.</summary>
    Silo,

    /// <summary>HTTP and console only.</summary>
    Web,
}
