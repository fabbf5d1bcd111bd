using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What came of changing people.</summary>
public abstract record PeopleOutcome
{
    private PeopleOutcome()
    {
    }

    /// <summary>Nothing was done.</summary>
    public sealed record Refused(Refusal Refusal) : PeopleOutcome;

    /// <summary>Nothing was done: somebody should look at this first.</summary>
    /// <param name="Holdings">What would be left with nobody.</param>
    public sealed record LeavesEmpty(HoldingsView Holdings) : PeopleOutcome;

    /// <summary>Done; whoever was disabled has no session left.</summary>
    /// <param name="Version">The version since.</param>
    /// <param name="Changes">Rows that are other than before; none when all stood so already.</param>
    /// <param name="Holdings">What is left with nobody; null when nothing is.</param>
    public sealed record Done(long Version, IReadOnlyList<PeopleChange> Changes, HoldingsView? Holdings) : PeopleOutcome;
}
