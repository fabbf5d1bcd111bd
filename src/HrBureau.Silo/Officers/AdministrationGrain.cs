using System.Security.Cryptography;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IAdministrationGrain"/>
/// <remarks>One queue in front of the store, so that two administrators of one county seldom meet there; the store decides all the same.</remarks>
[GrainType("administration")]
internal sealed class AdministrationGrain(PeopleRoad road, Accounts accounts, MechanismSource mechanisms, AdministrationTable acts, TimeProvider time) : Grain, IAdministrationGrain
{
    private const int MostTables = 8;
    private const int MostActs = 200;
    private static readonly TimeSpan TableKept = TimeSpan.FromMinutes(15);

    private readonly List<(string Id, string Officer, DateTimeOffset At, PeopleTable Table)> tables = [];

    private static Actor By => Caller.Current!.ToActor(new HashSet<string>());

    public async Task<PeopleView> People()
    {
        await mechanisms.RefreshAsync();
        var (county, caller, opened) = (mechanisms.Current, Caller.Current!, await accounts.OpenedAsync());
        var home = county.Agency(caller.Agency) is { SeesWholeCounty: true };
        AccountView[] officers = [.. county.Officers.Where(row => Administering.Sees(county, caller.Agency, row.Agency)).Select(row => Person(county, caller, row, opened.Contains(row.Id)))];
        DutyView[] duties = [.. county.DutyNames.Where(pair => pair.Key is not (Actor.SystemDuty or Actor.MachineDuty)).Select(pair => new DutyView(pair.Key, pair.Value, Administering.SeesCases(county, pair.Key))).OrderBy(row => row.Duty, StringComparer.Ordinal)];
        AgencyRow[] agencies = [.. county.Agencies.Where(row => Administering.Sees(county, caller.Agency, row.Code))];
        return new PeopleView(mechanisms.People, caller.Agency, home, officers, agencies, duties);
    }

    public async Task<PeopleReply> Put(PeopleRows rows, long? seen, bool confirmed)
    {
        if (ForeignAgency(rows) is { } foreign)
        {
            return Refused(foreign);
        }

        switch (await road.PutAsync(By, "put", rows, seen, confirmed))
        {
            case PeopleOutcome.Done done:
                string[] fresh = [.. done.Changes.Where(change => change is { Before: null, After: { Disabled: false } }).Select(change => change.After!.Id)];
                return await DrawnAsync(new PeopleReply(done.Version, null, done.Holdings, done.Changes.Count, []), fresh);
            case PeopleOutcome.LeavesEmpty left:
                return new PeopleReply(mechanisms.People, Refusals.View(Refusal.Of(RefusalCode.LeavesEmpty)), left.Holdings, 0, []);
            case PeopleOutcome.Refused refused:
                return Refused(refused.Refusal);
            case var other:
                throw new InvalidOperationException($"{other} is no outcome.");
        }
    }

    public async Task<IReadOnlyList<PeopleFault>> Check(PeopleRows rows) => ForeignAgency(rows) is { } foreign
        ? [new PeopleFault(rows.Agencies[0].Code, Refusals.View(foreign))]
        : [.. (await road.CheckAsync(By, rows)).Select(fault => new PeopleFault(fault.Row, Refusals.View(fault.Refusal)))];

    public async Task<PeopleReply> Reset(string officer)
    {
        await mechanisms.RefreshAsync();
        var (county, caller) = (mechanisms.Current, Caller.Current!);
        if (county.Officers.FirstOrDefault(row => row.Id == officer) is not { } row || !Administering.Sees(county, caller.Agency, row.Agency))
        {
            return Refused(Refusal.Of(RefusalCode.OfficerUnknown, null, "id", ("officer", officer)));
        }

        // Whoever draws another's password could sign in as him once: the same rule as for his duties.
        if (caller.Id == row.Id || !Administering.Covers(county, caller.Agency, row.Agency))
        {
            return Refused(Refusal.Of(caller.Id == row.Id ? RefusalCode.OwnRights : RefusalCode.AgencyAdministersItself, null, "id", ("officer", officer)));
        }

        await road.NoteAsync(By, "reset", [row]);
        return new PeopleReply(mechanisms.People, null, null, 0, new[] { new OncePassword(officer, await accounts.DrawAsync(officer)) });
    }

    public async Task<PeopleReply> DrawFirst()
    {
        await mechanisms.RefreshAsync();
        var (county, caller, opened) = (mechanisms.Current, Caller.Current!, await accounts.OpenedAsync());
        var rows = county.Serving.Where(row => !opened.Contains(row.Id) && row.Id != caller.Id && Administering.Covers(county, caller.Agency, row.Agency)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        var by = By;
        return await DrawnAsync(new PeopleReply(mechanisms.People, null, null, 0, []), [.. rows.Keys], some => road.NoteAsync(by, "reset", some.Select(id => rows[id])));
    }

    public async Task<IReadOnlyList<ActView>> Acts(long? before, int limit)
    {
        var (county, caller, most) = (mechanisms.Current, Caller.Current!, Math.Clamp(limit, 1, MostActs));
        var found = new List<ActView>();
        for (var next = before ?? long.MaxValue; found.Count < most;)
        {
            var page = await acts.PageAsync(next, MostActs);
            found.AddRange(page.Select(act => View(county, caller, act)).Where(act => act.Changes.Count > 0));
            if (page.Count < MostActs)
            {
                break;
            }

            next = page[^1].Version;
        }

        return found.Take(most).ToArray();
    }

    public Task<string> Keep(string name, byte[] table)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(table.Length, PeopleTable.Largest);
        var now = time.GetUtcNow();
        tables.RemoveAll(kept => now - kept.At > TableKept);
        if (tables.Count == MostTables)
        {
            tables.RemoveAt(0);
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        tables.Add((id, Caller.Current!.Id, now, new PeopleTable(name, table)));
        DelayDeactivation(TableKept);
        return Task.FromResult(id);
    }

    public Task<PeopleTable?> Table(string id)
    {
        var found = tables.Find(kept => kept.Id == id && kept.Officer == Caller.Current!.Id && time.GetUtcNow() - kept.At <= TableKept);
        return Task.FromResult<PeopleTable?>(found.Table);
    }

    private async Task<PeopleReply> DrawnAsync(PeopleReply reply, string[] officers, Func<IReadOnlyList<string>, Task>? noting = null)
    {
        var (passwords, without) = await accounts.DrawAsync(officers, noting);
        return reply with { Version = mechanisms.People, Passwords = passwords, Without = without };
    }

    /// <summary>Agencies are kept by whoever has the word for them.</summary>
    private Refusal? ForeignAgency(PeopleRows rows) => rows.Agencies.Count > 0 && !mechanisms.Current.MayIssue(Administering.Agencies, Caller.Current!.Duties)
        ? Refusal.Of(RefusalCode.AgencyForeign, null, "code", ("agency", rows.Agencies[0].Code))
        : null;

    private PeopleReply Refused(Refusal refusal) => new(mechanisms.People, Refusals.View(refusal), null, 0, []);

    private static AccountView Person(Mechanism county, Caller caller, OfficerRow row, bool opened)
    {
        var yours = Administering.Covers(county, caller.Agency, row.Agency);
        return new AccountView(yours ? row : Masked(row), yours, opened);
    }

    private static ActView View(Mechanism county, Caller caller, AdministrationEntry act)
    {
        var changes = JsonSerializer.Deserialize(act.Changes, SiloJson.Default.IReadOnlyListPeopleChange)!;
        return new ActView(act.Version, act.At, OfficerNames.Of(county, act.Officer), act.Act,
        [
            .. changes.Where(change => Administering.Sees(county, caller.Agency, change.Agency()))
                .Select(change => Administering.Covers(county, caller.Agency, change.Agency()) ? change : change with { Before = change.Before is { } before ? Masked(before) : null, After = change.After is { } after ? Masked(after) : null }),
        ]);
    }

    private static OfficerRow Masked(OfficerRow row) => row with { Phone = row.Phone is { } phone ? Masking.Phone(phone) : null };
}
