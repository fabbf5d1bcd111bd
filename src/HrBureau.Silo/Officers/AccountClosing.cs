using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What came of closing an account.</summary>
public abstract record AccountClosing
{
    private AccountClosing()
    {
    }

    /// <summary>The county does not know the officer.</summary>
    public sealed record Unknown : AccountClosing;

    /// <summary>Nobody would be left who may administer accounts.</summary>
    public sealed record LastAdministrator : AccountClosing;

    /// <summary>He still stands in the roster; nothing was done.</summary>
    /// <param name="Shifts">What would be left empty.</param>
    public sealed record LeavesEmpty(IReadOnlyList<RosterRow> Shifts) : AccountClosing;

    /// <summary>Closed; every session has ended.</summary>
    /// <param name="Shifts">What is left empty.</param>
    public sealed record Closed(IReadOnlyList<RosterRow> Shifts) : AccountClosing;
}
