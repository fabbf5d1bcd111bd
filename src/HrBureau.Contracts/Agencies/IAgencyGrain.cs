using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>One agency's desk: who holds a post now, and how it answers; key <c>agy-police</c>.</summary>
[Alias("hrb.agency")]
[GrainInterfaceType("hrb.agency")]
public interface IAgencyGrain : IGrainWithStringKey
{
    /// <summary>Who holds a post at an instant of wall time.</summary>
    /// <param name="post">Post.</param>
    /// <param name="at">Wall time.</param>
    /// <returns>Officer id; null when nobody holds it.</returns>
    [Needs(Access.System)]
    [Alias("holder")]
    Task<string?> Holder(string post, DateTimeOffset at);

    /// <summary>All posts and who holds them now.</summary>
    /// <returns>Posts in order of the mechanism.</returns>
    [Needs(Access.Officer)]
    [Alias("on-duty")]
    Task<IReadOnlyList<OnDutyView>> OnDuty();

    /// <summary>The duty roster.</summary>
    /// <returns>Shifts; null for another agency's, unless the reader coordinates.</returns>
    [Needs(Access.Officer)]
    [Alias("roster")]
    Task<IReadOnlyList<RosterRow>?> Roster();

    /// <summary>The duty roster, for the silo's own decisions.</summary>
    /// <returns>Shifts.</returns>
    [Needs(Access.System)]
    [Alias("shifts")]
    Task<IReadOnlyList<RosterRow>> Shifts();

    /// <summary>Says that an officer cannot act, because his account is closed, or that he can again: his posts stand empty meanwhile, and what rings them climbs.</summary>
    /// <param name="officer">Officer id.</param>
    /// <param name="away">Whether he cannot act.</param>
    [Needs(Access.System)]
    [Alias("set-away")]
    Task SetAway(string officer, bool away);

    /// <summary>Replaces the duty roster.</summary>
    /// <param name="shifts">Shifts.</param>
    /// <returns>Refusal naming the row, or null.</returns>
    [Needs("edit-roster")]
    [Alias("set-roster")]
    Task<RefusalView?> SetRoster(IReadOnlyList<RosterRow> shifts);
}
