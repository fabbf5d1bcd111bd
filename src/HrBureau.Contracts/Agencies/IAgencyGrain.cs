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

    /// <summary>Those of the roster who do not serve: disabled, or gone to another agency. Their shifts leave their posts to nobody.</summary>
    /// <returns>Officer ids; none for another agency's roster, unless the reader coordinates.</returns>
    [Needs(Access.Officer)]
    [Alias("not-serving")]
    Task<IReadOnlyList<string>> NotServing();

    /// <summary>The duty roster, for the silo's own decisions.</summary>
    /// <returns>Shifts of those who serve.</returns>
    [Needs(Access.System)]
    [Alias("shifts")]
    Task<IReadOnlyList<RosterRow>> Shifts();

    /// <summary>Replaces the duty roster.</summary>
    /// <param name="shifts">Shifts.</param>
    /// <returns>Refusal naming the row, or null.</returns>
    [Needs("edit-roster")]
    [Alias("set-roster")]
    Task<RefusalView?> SetRoster(IReadOnlyList<RosterRow> shifts);
}
