namespace HrBureau.Cluster.Tests;

/// <summary>Words of the product's log and of the database's that show that a fault bit.</summary>
internal static class RigWords
{
    public const string StruckBeside = "struck beside its actor";
    public const string OutcomeUnknown = "the caller is told to try again";
    public const string FlushLost = "appends lost the database";

    /// <summary>How the statement that moves heads fails when one of them has moved away: two have decided at once.</summary>
    public const string HeadMoved = "heads that moved away";

    /// <summary>How a silo says that its machine's clock is wrong.</summary>
    public const string ClockWrong = "This machine's clock is";

    public static readonly string[] All = [StruckBeside, OutcomeUnknown, FlushLost];
}
