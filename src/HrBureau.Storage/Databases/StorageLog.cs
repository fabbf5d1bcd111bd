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
}
