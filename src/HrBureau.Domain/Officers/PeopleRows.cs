using Orleans;

namespace HrBureau.Domain;

/// <summary>Rows of people as an administrator wants them to stand, all of them or none.</summary>
/// <param name="Officers">Officers; a row stands for the whole of what is known of him.</param>
/// <param name="Agencies">Agencies.</param>
/// <param name="Known">True when every row must be there already, false when none may be, null when it does not matter.</param>
[GenerateSerializer]
[Alias("hrb.people-rows")]
public sealed record PeopleRows(IReadOnlyList<OfficerRow> Officers, IReadOnlyList<AgencyRow> Agencies, bool? Known = null)
{
    /// <summary>One officer.</summary>
    /// <param name="row">His row.</param>
    /// <param name="known">Whether he must be there already.</param>
    /// <returns>The rows.</returns>
    public static PeopleRows Of(OfficerRow row, bool? known = null) => new([row], [], known);

    /// <summary>One agency.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="known">Whether it must be there already.</param>
    /// <returns>The rows.</returns>
    public static PeopleRows Of(AgencyRow row, bool? known = null) => new([], [row], known);
}
