using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>The people and agencies of the county as administrators keep them; one for the county, key <see cref="Key"/>. The store decides who was first.</summary>
[Alias("hrb.administration")]
[GrainInterfaceType("hrb.administration")]
public interface IAdministrationGrain : IGrainWithStringKey
{
    /// <summary>Key of the one there is.</summary>
    const string Key = "adm-county";

    /// <summary>The people the caller may know of.</summary>
    /// <returns>His agency's; every agency's for an administrator of the county's own agency.</returns>
    [Needs(Administering.People)]
    [Alias("people")]
    Task<PeopleView> People();

    /// <summary>Makes or changes officers and agencies, all rows or none.</summary>
    /// <param name="rows">Rows as they are to stand.</param>
    /// <param name="seen">Version the caller looked at; null when it does not matter.</param>
    /// <param name="confirmed">Whether he has looked at what is left with nobody.</param>
    /// <returns>What came of it; officers who are new have a password for one sign-in.</returns>
    [Needs(Administering.People)]
    [Alias("put")]
    Task<PeopleReply> Put(PeopleRows rows, long? seen, bool confirmed);

    /// <summary>What would be refused of rows, without making or changing anything.</summary>
    /// <param name="rows">Rows as they would stand.</param>
    /// <returns>The first thing of each row; none when <see cref="Put"/> would take them as people stand now.</returns>
    [Needs(Administering.People)]
    [Alias("check")]
    Task<IReadOnlyList<PeopleFault>> Check(PeopleRows rows);

    /// <summary>Draws an officer a password for one sign-in; every session of his ends.</summary>
    /// <param name="officer">Officer id.</param>
    /// <returns>Refusal, or the password.</returns>
    [Needs(Administering.People)]
    [Alias("reset")]
    Task<PeopleReply> Reset(string officer);

    /// <summary>Draws passwords for one sign-in for the officers in the caller's care who never had one, as many as the store takes while he waits.</summary>
    /// <returns>The passwords, and who is still without.</returns>
    [Needs(Administering.People)]
    [Alias("draw-first")]
    Task<PeopleReply> DrawFirst();

    /// <summary>What administrators did, newest first.</summary>
    /// <param name="before">Acts before this version; null for the newest.</param>
    /// <param name="limit">1–200.</param>
    /// <returns>Acts on people the caller may know of; fewer than the limit only when there are no older ones.</returns>
    [Needs(Administering.People)]
    [Alias("acts")]
    Task<IReadOnlyList<ActView>> Acts(long? before, int limit);

    /// <summary>Keeps a table that was handed in, in memory and for minutes only, until its preview was looked at.</summary>
    /// <param name="name">File name.</param>
    /// <param name="table">The file, at most <see cref="PeopleTable.Largest"/> bytes.</param>
    /// <returns>Its id.</returns>
    [Needs(Administering.People)]
    [Alias("keep")]
    Task<string> Keep(string name, byte[] table);

    /// <summary>A table that is kept for the caller.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Null when it is gone or another's.</returns>
    [Needs(Administering.People)]
    [Alias("table")]
    Task<PeopleTable?> Table(string id);
}

/// <summary>People as an administrator sees them.</summary>
/// <param name="Version">Version to send back with a change.</param>
/// <param name="Agency">The reader's agency.</param>
/// <param name="Home">Whether it is the county's own, whose administrators keep the agencies too.</param>
/// <param name="Officers">Officers by agency.</param>
/// <param name="Agencies">Agencies.</param>
/// <param name="Duties">What may be given.</param>
[GenerateSerializer]
[Alias("hrb.people-view")]
public sealed record PeopleView(long Version, string Agency, bool Home, IReadOnlyList<AccountView> Officers, IReadOnlyList<AgencyRow> Agencies, IReadOnlyList<DutyView> Duties);

/// <summary>One officer as an administrator sees him.</summary>
/// <param name="Row">His row; the phone of somebody else's officer is masked.</param>
/// <param name="Yours">Whether the reader keeps him; otherwise he can only disable him.</param>
/// <param name="Opened">Whether he was ever given a password.</param>
[GenerateSerializer]
[Alias("hrb.account-view")]
public sealed record AccountView(OfficerRow Row, bool Yours, bool Opened);

/// <summary>A duty that may be given.</summary>
/// <param name="Duty">Its word.</param>
/// <param name="Name">What it is called.</param>
/// <param name="SeesCases">Whether it shows cases: then it is for nobody who administers.</param>
[GenerateSerializer]
[Alias("hrb.duty-view")]
public sealed record DutyView(string Duty, LocalisedText Name, bool SeesCases);

/// <summary>What came of an administrative act.</summary>
/// <param name="Version">The version after it.</param>
/// <param name="Refusal">Set when refused.</param>
/// <param name="Holdings">What is or would be left with nobody; null when nothing is.</param>
/// <param name="Changed">How many rows are other than before.</param>
/// <param name="Passwords">Passwords for one sign-in, the one time they are shown.</param>
[GenerateSerializer]
[Alias("hrb.people-reply")]
public sealed record PeopleReply(long Version, RefusalView? Refusal, HoldingsView? Holdings, int Changed, IReadOnlyList<OncePassword> Passwords)
{
    /// <summary>Officers for whom none could be drawn: <see cref="IAdministrationGrain.DrawFirst"/> goes on with them.</summary>
    [Id(100)]
    public IReadOnlyList<string> Without { get; init; } = [];
}

/// <summary>Why a row would not be taken.</summary>
/// <param name="Row">Officer id or agency code; null where only all rows together go too far.</param>
/// <param name="Refusal">Why.</param>
[GenerateSerializer]
[Alias("hrb.people-fault")]
public sealed record PeopleFault(string? Row, RefusalView Refusal);

/// <summary>What an officer or agency leaves behind.</summary>
/// <param name="Shifts">Shifts that stand empty.</param>
/// <param name="Incidents">Incidents he holds, by their ids only.</param>
/// <param name="Requests">Requests that wait for him or the agency, by their ids only.</param>
[GenerateSerializer]
[Alias("hrb.holdings-view")]
public sealed record HoldingsView(IReadOnlyList<RosterRow> Shifts, IReadOnlyList<string> Incidents, IReadOnlyList<string> Requests)
{
    /// <summary>Officers of the agency whose accounts stop with it.</summary>
    [Id(100)]
    public IReadOnlyList<string> Officers { get; init; } = [];

    /// <summary>The incident of each request, by its id only.</summary>
    [Id(101)]
    public IReadOnlyDictionary<string, string> IncidentOf { get; init; } = new Dictionary<string, string>();
}

/// <summary>A password for one sign-in.</summary>
/// <param name="Officer">Officer id.</param>
/// <param name="Password">The password.</param>
[GenerateSerializer]
[Alias("hrb.once-password")]
public sealed record OncePassword(string Officer, string Password)
{
    /// <summary>Never print it by accident.</summary>
    /// <returns>The officer's id.</returns>
    public override string ToString() => Officer;
}

/// <summary>One administrative act.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">Who; null for the terminal and for the set-up.</param>
/// <param name="Act">put, reset, set-up, terminal-put, terminal-reset, terminal-require-code, terminal-drop-code; key-issue, key-revoke, webhook-register, webhook-rotate, webhook-end-old, webhook-remove.</param>
/// <param name="Changes">Rows before and after.</param>
[GenerateSerializer]
[Alias("hrb.act-view")]
public sealed record ActView(long Version, DateTimeOffset At, OfficerName? By, string Act, IReadOnlyList<PeopleChange> Changes);

/// <summary>One row before and after an act.</summary>
/// <param name="Before">Officer before; null when he is new.</param>
/// <param name="After">Officer after; null for a row of an agency.</param>
/// <param name="AgencyBefore">Agency before.</param>
/// <param name="AgencyAfter">Agency after.</param>
[GenerateSerializer]
[Alias("hrb.people-change")]
public sealed record PeopleChange(OfficerRow? Before, OfficerRow? After, AgencyRow? AgencyBefore = null, AgencyRow? AgencyAfter = null)
{
    /// <summary>The agency it is about.</summary>
    /// <returns>Agency code.</returns>
    public string Agency() => After?.Agency ?? AgencyAfter!.Code;
}

/// <summary>A table of people that was handed in.</summary>
/// <param name="Name">File name.</param>
/// <param name="Bytes">The file.</param>
[GenerateSerializer]
[Alias("hrb.people-table")]
public sealed record PeopleTable(string Name, byte[] Bytes)
{
    /// <summary>Bytes a table of people may have.</summary>
    public const int Largest = 1024 * 1024;
}
