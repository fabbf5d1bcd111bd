using Microsoft.Extensions.Logging;

namespace HrBureau.Storage;

/// <summary>What the store says in the log. Never an incident, a name or a number of a person.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(101, LogLevel.Warning, "Flush attempt {Attempt} of {Appends} appends lost the database.")]
    public static partial void FlushLost(ILogger logger, int attempt, int appends, Exception fault);

    [LoggerMessage(102, LogLevel.Error, "The database refuses an append for good.")]
    public static partial void AppendRejected(ILogger logger, Exception fault);

    [LoggerMessage(103, LogLevel.Information, "Applied {Script}.")]
    public static partial void ScriptApplied(ILogger logger, string script);

    [LoggerMessage(104, LogLevel.Warning, "{Script} waits for tables that others hold: {Holders} (process of the database, role, program). It is tried again every few seconds; nobody else waits for it longer than two.")]
    public static partial void TablesHeld(ILogger logger, string script, string holders);
}
