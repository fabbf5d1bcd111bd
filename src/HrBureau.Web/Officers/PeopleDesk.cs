using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The one road of an administrator, by page or API, to people and agencies. Tables are read here: what a hostile file costs, it does not cost the silo.</summary>
public sealed class PeopleDesk(SiloCalls silo, KnownCounty county) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(2);

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    public Task<PeopleView> PeopleAsync() => AskAsync(office => office.People(), repeatable: true);

    public async Task<ActsBody> ActsAsync(long? before, int limit)
    {
        var acts = await AskAsync(office => office.Acts(before, limit + 1), repeatable: true);
        return acts.Count > limit ? new ActsBody([.. acts.Take(limit)], acts[limit - 1].Version) : new ActsBody(acts);
    }

    /// <summary>Makes an officer, whom a password for one sign-in lets in.</summary>
    public Task<PeopleAct> MakeAsync(OfficerGiven given, long? seen = null) =>
        PutAsync(PeopleRows.Of(given.Over(new OfficerRow(given.Id?.Trim() ?? "", given.Agency ?? "", new LocalisedText("", ""), [], null)), known: false), seen);

    /// <summary>Changes what is known of an officer.</summary>
    public Task<PeopleAct> ChangeAsync(string officer, OfficerGiven given, long? seen = null) => OfOfficerAsync(officer, given.Over, seen, confirmed: true);

    /// <summary>Closes an officer's account or opens it again.</summary>
    public Task<PeopleAct> DisableAsync(string officer, bool disabled, bool confirmed) => OfOfficerAsync(officer, row => row with { Disabled = disabled }, null, confirmed);

    /// <summary>Draws an officer a password for one sign-in.</summary>
    public async Task<PeopleAct> ResetAsync(string officer) =>
        WireId.IsOfficer(officer) ? await ActAsync(office => office.Reset(officer)) : Absent;

    /// <summary>Draws passwords for one sign-in for those who never had one.</summary>
    public Task<PeopleAct> DrawFirstAsync() => ActAsync(office => office.DrawFirst());

    /// <summary>Makes an agency.</summary>
    public Task<PeopleAct> MakeAsync(AgencyGiven given, long? seen = null) =>
        PutAsync(PeopleRows.Of(given.Over(new AgencyRow(given.Code?.Trim() ?? "", new LocalisedText("", ""), new LocalisedText("", ""), false, "", null)), known: false), seen);

    /// <summary>Changes what is known of an agency.</summary>
    public Task<PeopleAct> ChangeAsync(string agency, AgencyGiven given, long? seen = null) => OfAgencyAsync(agency, given.Over, seen, confirmed: true);

    /// <summary>Closes an agency or opens it again.</summary>
    public Task<PeopleAct> DisableAgencyAsync(string agency, bool disabled, bool confirmed) => OfAgencyAsync(agency, row => row with { Disabled = disabled }, null, confirmed);

    /// <summary>Takes a table in: who may not is turned away before a byte of it is read.</summary>
    internal async Task<(TableUpload? Upload, ApiProblem? Problem)> ReceiveAsync(HttpRequest request)
    {
        await PeopleAsync();
        var (upload, problem) = await TableUpload.ReadAsync(request);
        return upload is { Bytes.Length: > PeopleTable.Largest } ? (null, ImportProblems.Of(SheetFault.TooLarge, null)) : (upload, problem);
    }

    /// <summary>Keeps a table until its preview was looked at.</summary>
    public Task<string> KeepAsync(string name, byte[] table) => AskAsync(office => office.Keep(name, table), repeatable: false);

    /// <summary>A table that was kept; null when it is gone.</summary>
    public Task<PeopleTable?> TableAsync(string id) => AskAsync(office => office.Table(id), repeatable: true);

    /// <summary>Reads a table against the people there are.</summary>
    internal async Task<(Sheet? Sheet, PeopleSheet? People, ApiProblem? Problem)> ReadAsync(string name, byte[] table, PeopleView known)
    {
        await _reading.WaitAsync();
        try
        {
            return await Task.Run(() => SheetReader.Read(table, name, PeopleReader.Knows)) switch
            {
                SheetReading.Read { Sheet: var sheet } => (sheet, new PeopleReader(known).Read(sheet), (ApiProblem?)null),
                SheetReading.Refused refused => (null, null, ImportProblems.Of(refused.Fault, refused.Detail)),
                var other => throw new InvalidOperationException($"{other} is no reading."),
            };
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>What is wrong with a table as a problem; null when it can be taken.</summary>
    internal static ApiProblem? Fault(PeopleSheet sheet) => sheet switch
    {
        { Lacking.Count: > 0 } => ApiProblem.Of(ProblemCode.PeopleTableWrong) with { Detail = PageText.Of("people.table.lacks", Words.Listed(sheet.Lacking.Select(column => Words.Of(column)))) },
        _ => Fault(RejectedRow.Of(sheet.Faults)),
    };

    /// <summary>What the rules say against a table that can be read; the first thing of each row.</summary>
    internal async Task<IReadOnlyList<RejectedRow>> CheckAsync(PeopleSheet sheet)
    {
        if (sheet.Rows.Officers.Count + sheet.Rows.Agencies.Count == 0)
        {
            return [];
        }

        var (faults, names) = (await AskAsync(office => office.Check(sheet.Rows), repeatable: true), await county.NamesAsync());
        return [.. faults.Select(fault => new RejectedRow(sheet.RowOf.GetValueOrDefault(fault.Row ?? ""), RefusalTexts.Sentence(fault.Refusal, names), RowFaultCode.Refused, null, null)).OrderBy(row => row.Row)];
    }

    /// <summary>Rows of a table that must be mended, as a problem; null when there are none.</summary>
    internal static ApiProblem? Fault(IReadOnlyList<RejectedRow> rejected) => rejected.Count > 0 ? ApiProblem.Of(ProblemCode.PeopleTableWrong) with { Rejected = rejected } : null;

    /// <summary>Takes a whole table in one act.</summary>
    public Task<PeopleAct> TakeAsync(PeopleRows rows, long? seen) => PutAsync(rows, seen, confirmed: true);

    private static PeopleAct Absent => new(null, ApiProblem.Of(ProblemCode.NotFound));

    private async Task<PeopleAct> OfOfficerAsync(string officer, Func<OfficerRow, OfficerRow> change, long? seen, bool confirmed)
    {
        var people = await PeopleAsync();
        return people.Officers.FirstOrDefault(person => person.Row.Id == officer) is { } known
            ? await PutAsync(PeopleRows.Of(change(known.Row), known: true), seen ?? people.Version, confirmed)
            : Absent;
    }

    private async Task<PeopleAct> OfAgencyAsync(string agency, Func<AgencyRow, AgencyRow> change, long? seen, bool confirmed)
    {
        var people = await PeopleAsync();
        return people.Agencies.FirstOrDefault(row => row.Code == agency) is { } known
            ? await PutAsync(PeopleRows.Of(change(known), known: true), seen ?? people.Version, confirmed)
            : Absent;
    }

    private Task<PeopleAct> PutAsync(PeopleRows rows, long? seen, bool confirmed = false) => ActAsync(office => office.Put(rows, seen, confirmed));

    private async Task<PeopleAct> ActAsync(Func<IAdministrationGrain, Task<PeopleReply>> act)
    {
        var reply = await AskAsync(act, repeatable: false);
        return reply.Refusal is { } refusal
            ? new PeopleAct(null, Outcomes.Of(refusal, StatusOf(refusal.Code), await county.NamesAsync()) with { Left = reply.Holdings, Version = refusal.Code == RefusalCode.PeopleChanged ? reply.Version : null }) { Code = refusal.Code }
            : new PeopleAct(reply, null);
    }

    private Task<T> AskAsync<T>(Func<IAdministrationGrain, Task<T>> ask, bool repeatable) =>
        silo.AsOfficerAsync(grains => ask(grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key)), repeatable);

    private static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.FieldInvalid or RefusalCode.DutyUnknown => StatusCodes.Status400BadRequest,
        RefusalCode.AgencyForeign or RefusalCode.AgencyAdministersItself or RefusalCode.OwnRights => StatusCodes.Status403Forbidden,
        RefusalCode.OfficerUnknown => StatusCodes.Status404NotFound,
        RefusalCode.PeopleChanged => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>What came of an administrative act.</summary>
/// <param name="Reply">The silo's reply, when it stands.</param>
/// <param name="Problem">Null when it stands.</param>
public sealed record PeopleAct(PeopleReply? Reply, ApiProblem? Problem)
{
    /// <summary>Why it was refused.</summary>
    public RefusalCode? Code { get; init; }

    /// <summary>What a page says of it; null when it stands.</summary>
    internal PageProblem? Said => Problem is { } refused
        ? new PageProblem(refused.Detail, refused.Next, null, refused.Errors?.Keys.ToArray()) { OfFields = Code == RefusalCode.FieldInvalid ? null : refused.Detail }
        : null;
}

/// <summary>What is given of an officer.</summary>
/// <param name="Name">Name.</param>
/// <param name="Duties">Words of duties.</param>
/// <param name="NameEn">Name in English; the name itself without it.</param>
/// <param name="Phone">Number for call tasks; none without it.</param>
/// <param name="Id">Officer id; only of a new one.</param>
/// <param name="Agency">Agency code; only of a new one.</param>
public sealed record OfficerGiven(string Name, IReadOnlyList<string> Duties, string? NameEn = null, string? Phone = null, string? Id = null, string? Agency = null)
{
    internal OfficerRow Over(OfficerRow row) => row with { Name = Texts.Of(Name, NameEn), Duties = Order(row.Duties), Phone = Texts.OrNone(Phone) };

    /// <summary>The same duties in another order are no change.</summary>
    private ImmutableArray<string> Order(ImmutableArray<string> known) => known.ToHashSet(StringComparer.Ordinal).SetEquals(Duties) ? known : [.. Duties.Distinct(StringComparer.Ordinal)];
}

/// <summary>What is given of an agency.</summary>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Everyday word.</param>
/// <param name="Kind">Kind.</param>
/// <param name="NameEn">Full name in English; the name itself without it.</param>
/// <param name="ShortNameEn">Everyday word in English.</param>
/// <param name="Phone">Number of its duty room.</param>
/// <param name="Code">Agency code; only of a new one.</param>
public sealed record AgencyGiven(string Name, string ShortName, string Kind, string? NameEn = null, string? ShortNameEn = null, string? Phone = null, string? Code = null)
{
    internal AgencyRow Over(AgencyRow row) => row with { Name = Texts.Of(Name, NameEn), ShortName = Texts.Of(ShortName, ShortNameEn), Kind = Kind, Phone = Texts.OrNone(Phone) };
}

/// <summary>Typed texts as rows carry them.</summary>
file static class Texts
{
    public static LocalisedText Of(string name, string? english) => new(name.Trim(), OrNone(english) ?? name.Trim());

    public static string? OrNone(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}
