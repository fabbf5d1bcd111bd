using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>The one road on which people and agencies change, from a page, a table, the set-up or the terminal: rules, reader, log, sessions.</summary>
public sealed class PeopleRoad(MechanismSource mechanisms, AdministrationTable acts, Holdings holdings, Sessions sessions, IGrainFactory grains, SystemIdentity system, TimeProvider time, ILogger<PeopleRoad> log)
{
    private const int Tries = 5;
    private const int FaultsSaid = 3;

    /// <summary>Has rows stand, all of them or none.</summary>
    /// <param name="by">Who; null for whoever holds the keys of the machine.</param>
    /// <param name="act">What the log calls it.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="seen">The version he looked at; null when it does not matter.</param>
    /// <param name="confirmed">Whether he has looked at what is left with nobody.</param>
    public async Task<PeopleOutcome> PutAsync(Actor? by, string act, PeopleRows rows, long? seen, bool confirmed)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            await mechanisms.RefreshAsync();
            Require(by, rows.Agencies.Count > 0 ? [Administering.People, Administering.Agencies] : [Administering.People]);
            var (county, version) = (mechanisms.Current, mechanisms.People);
            if (seen is { } looked && looked != version)
            {
                break;
            }

            var (refused, changes, mechanism, left) = await DecideAsync(county, by, Administering.Changing(county, rows), confirmed);
            if (refused is not null)
            {
                return refused;
            }

            if (changes.Count == 0)
            {
                return new PeopleOutcome.Done(version, changes, null);
            }

            if (await acts.AppendAsync(Entry(version + 1, by, act, changes, mechanism!.Hash), mechanism.ToCanonicalText()))
            {
                mechanisms.Take(mechanism, version + 1);
                foreach (var officer in Ended(mechanism, changes))
                {
                    await sessions.EndAllAsync(officer);
                }

                return new PeopleOutcome.Done(version + 1, changes, left);
            }
        }

        return new PeopleOutcome.Refused(Refusal.Of(RefusalCode.PeopleChanged));
    }

    /// <summary>What would be refused of rows as people stand now.</summary>
    /// <returns>The first thing of each row, with its id or code; without one where only all rows together go too far.</returns>
    public async Task<IReadOnlyList<(string? Row, Refusal Refusal)>> CheckAsync(Actor? by, PeopleRows rows)
    {
        await mechanisms.RefreshAsync();
        var county = mechanisms.Current;
        return (await JudgeAsync(county, by, Administering.Changing(county, rows))).Faults;
    }

    /// <summary>Writes down what is done to officers' accounts; no row changes.</summary>
    public Task NoteAsync(Actor? by, string act, IEnumerable<OfficerRow> about) => NoteAsync(by, Administering.People, act, [.. about.Select(row => new PeopleChange(row, row))]);

    /// <summary>Writes down what is done to an agency's own systems; no row changes.</summary>
    public Task NoteAsync(Actor by, string act, AgencyRow about) => NoteAsync(by, Administering.Agencies, act, [new PeopleChange(null, null, about, about)]);

    private async Task NoteAsync(Actor? by, string word, string act, IReadOnlyList<PeopleChange> about)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            await mechanisms.RefreshAsync();
            Require(by, word);
            var (county, version) = (mechanisms.Current, mechanisms.People);
            if (await acts.AppendAsync(Entry(version + 1, by, act, about, null), null))
            {
                mechanisms.Take(county, version + 1);
                return;
            }
        }

        throw new StorageUnavailableException("Too many administrators act at once.");
    }

    /// <summary>Whoever was let in may have lost the right elsewhere since.</summary>
    private void Require(Actor? by, params string[] words)
    {
        if (by is null)
        {
            return;
        }

        var duties = mechanisms.DutiesOf(by.Id, by.Agency) ?? throw new UnauthorizedCallException(CallRefusal.SignedOut);
        if (!words.All(word => mechanisms.Current.MayIssue(word, duties)))
        {
            throw new UnauthorizedCallException(CallRefusal.NotAllowed);
        }
    }

    /// <summary>Whether the county has an administrator who was given a password; what has just been done elsewhere counts.</summary>
    public async Task<bool> IsAdministeredAsync()
    {
        await mechanisms.RefreshAsync();
        return await HasAdministratorAsync(mechanisms.Current);
    }

    private async Task<(PeopleOutcome? Refused, IReadOnlyList<PeopleChange> Changes, Mechanism? Mechanism, HoldingsView? Left)> DecideAsync(Mechanism county, Actor? by, PeopleRows rows, bool confirmed)
    {
        var (faults, changes, mechanism) = await JudgeAsync(county, by, rows);
        if (faults.Count > 0)
        {
            return (new PeopleOutcome.Refused(faults[0].Refusal), [], null, null);
        }

        OfficerRow[] officers = [.. changes.Where(change => change is { Before.Disabled: false, After.Disabled: true }).Select(change => change.After!)];
        AgencyRow[] agencies = [.. changes.Where(change => change is { AgencyBefore.Disabled: false, AgencyAfter.Disabled: true }).Select(change => change.AgencyAfter!)];
        var left = officers.Length + agencies.Length == 0 ? null : await holdings.OfAsync(officers, agencies, [.. county.Serving.Where(row => agencies.Any(agency => agency.Code == row.Agency)).Select(row => row.Id)]);
        return (left is not null && !confirmed ? new PeopleOutcome.LeavesEmpty(left) : null, changes, mechanism, left);
    }

    /// <summary>The one judgement of rows, looked at or done; the county as it would be where nothing speaks against them.</summary>
    private async Task<(IReadOnlyList<(string? Row, Refusal Refusal)> Faults, IReadOnlyList<PeopleChange> Changes, Mechanism? Mechanism)> JudgeAsync(Mechanism county, Actor? by, PeopleRows rows)
    {
        var found = Administering.Faults(county, by, rows);
        if (found.Count > 0)
        {
            return (found, [], null);
        }

        var changes = Changes(county, rows);
        if (changes.Count == 0)
        {
            return ([], changes, county);
        }

        var reading = MechanismReader.With(county, CountyPeople.Of(county).With(rows));
        if (reading is MechanismReading.Refused { Faults: var faults })
        {
            log.PeopleRefused(string.Join('\n', faults));
            return ([(null, Refusal.Of(RefusalCode.CountyRefused, null, null, ("places", string.Join(',', faults.Select(fault => fault.File).Distinct())), ("fault", string.Join(' ', faults.Take(FaultsSaid)))))], [], null);
        }

        var mechanism = ((MechanismReading.Accepted)reading).Mechanism;
        var isLast = changes.Any(change => change.Before is { Disabled: false }) && await HasAdministratorAsync(county) && !await HasAdministratorAsync(mechanism);
        return isLast ? ([(null, Refusal.Of(RefusalCode.LastAdministrator, null, "id", ("agency", county.HomeAgency.Code)))], [], null) : ([], changes, mechanism);
    }

    private async Task<bool> HasAdministratorAsync(Mechanism county)
    {
        using var asSystem = system.Act();
        var opened = await grains.GetGrain<IAccountBookGrain>(AccountBookGrain.Key).Opened();
        return Administering.AdministratorsOf(county, county.HomeAgency.Code).Any(row => opened.Contains(row.Id));
    }

    private AdministrationEntry Entry(long version, Actor? by, string act, IReadOnlyList<PeopleChange> changes, string? mechanism) => new(
        version,
        time.GetUtcNow(),
        by?.Id ?? "",
        by?.Agency ?? "",
        act,
        JsonSerializer.Serialize(changes, SiloJson.Default.IReadOnlyListPeopleChange),
        mechanism);

    private static IReadOnlyList<PeopleChange> Changes(Mechanism county, PeopleRows rows) =>
    [
        .. rows.Agencies.Select(row => new PeopleChange(null, null, county.Agency(row.Code), row)),
        .. rows.Officers.Select(row => new PeopleChange(county.Officers.FirstOrDefault(other => other.Id == row.Id), row)),
    ];

    /// <summary>Officers who may act no longer.</summary>
    private static IEnumerable<string> Ended(Mechanism county, IReadOnlyList<PeopleChange> changes) => county.Officers
        .Where(row => changes.Any(change => (change.After?.Id == row.Id && row.Disabled) || (change.AgencyAfter is { Disabled: true } agency && agency.Code == row.Agency)))
        .Select(row => row.Id);
}
