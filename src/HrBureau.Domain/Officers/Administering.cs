using System.Collections.Frozen;

namespace HrBureau.Domain;

/// <summary>Who may administer whom. An administrator keeps accounts and sees no case: nobody administers what he may not see, and nobody administers himself.</summary>
/// <remarks>
/// The administrators of the county's own agency make the other agencies' first administrators; an agency that has one of its own is
/// administered by him alone, so that nobody outside the police makes police duties. From outside its officers can only be disabled,
/// and not the last of its administrators.
/// </remarks>
public static class Administering
{
    /// <summary>Command word of keeping officers.</summary>
    public const string People = "manage-officers";

    /// <summary>Command word of keeping agencies.</summary>
    public const string Agencies = "manage-agencies";

    /// <summary>The longest id of an officer, and the longest code of an agency.</summary>
    public const int LongestId = 40;

    private const int AgencyPrefix = 4;

    /// <summary>Acts that show nothing of a case.</summary>
    private static readonly FrozenSet<string> Blind = new[] { People, Agencies, "read-mechanism", "edit-roster", "read-operations" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Ids that mean something else in lists and addresses.</summary>
    private static readonly FrozenSet<string> Taken = new[] { Actor.System.Id, "silo", "me", "none", "new", "import", "set-up" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an officer administers people.</summary>
    /// <param name="county">The county.</param>
    /// <param name="officer">The officer.</param>
    /// <returns>True by his duties, whether or not his account is closed.</returns>
    public static bool Administers(Mechanism county, OfficerRow officer)
    {
        ArgumentNullException.ThrowIfNull(county);
        ArgumentNullException.ThrowIfNull(officer);
        return county.MayIssue(People, officer.Duties.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a duty shows cases or acts on them.</summary>
    /// <param name="county">The county, whose table of duties says so.</param>
    /// <param name="duty">Word of the duty.</param>
    /// <returns>False for duties that only keep accounts and machines.</returns>
    public static bool SeesCases(Mechanism county, string duty)
    {
        ArgumentNullException.ThrowIfNull(county);
        return county.Duties.Any(row => row.Duties.Contains(duty) && !Blind.Contains(row.Command));
    }

    /// <summary>Whether duties make one person administrator and let him see cases.</summary>
    /// <param name="county">The county.</param>
    /// <param name="duties">Words of duties.</param>
    /// <returns>True for duties no one person may hold together.</returns>
    public static bool Mixes(Mechanism county, IReadOnlyCollection<string> duties)
    {
        ArgumentNullException.ThrowIfNull(county);
        return county.MayIssue(People, duties.ToHashSet(StringComparer.Ordinal)) && duties.Any(duty => SeesCases(county, duty));
    }

    /// <summary>Whether administrators of one agency keep the officers of another.</summary>
    /// <param name="county">The county.</param>
    /// <param name="administrators">Agency of the administrator.</param>
    /// <param name="agency">Agency of the officers.</param>
    /// <returns>True for their own; for the county's own agency, also for any that has no administrator itself.</returns>
    public static bool Covers(Mechanism county, string administrators, string agency)
    {
        ArgumentNullException.ThrowIfNull(county);
        return administrators == agency
            || (IsHome(county, administrators) && county.Agency(agency) is not null && !AdministratorsOf(county, agency).Any());
    }

    /// <summary>Whether administrators of one agency know of the officers of another.</summary>
    /// <param name="county">The county.</param>
    /// <param name="administrators">Agency of the administrator.</param>
    /// <param name="agency">Agency of the officers.</param>
    /// <returns>True for their own, and for the county's own agency.</returns>
    public static bool Sees(Mechanism county, string administrators, string agency) => administrators == agency || IsHome(county, administrators);

    /// <summary>The administrators of an agency whose accounts are open. Closing the agency hands it to nobody else: it is theirs when it opens again.</summary>
    /// <param name="county">The county.</param>
    /// <param name="agency">The agency.</param>
    /// <returns>In the order of the county.</returns>
    public static IEnumerable<OfficerRow> AdministratorsOf(Mechanism county, string agency)
    {
        ArgumentNullException.ThrowIfNull(county);
        return county.Officers.Where(row => !row.Disabled && row.Agency == agency && Administers(county, row));
    }

    /// <summary>Whether an officer can be called so.</summary>
    /// <param name="id">Officer id.</param>
    /// <returns>True for small letters, digits, dots and hyphens that mean nothing else.</returns>
    public static bool IsOfficerId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.Length is > 0 and <= LongestId && char.IsAsciiLetterOrDigit(id[0]) && id.All(IsOfId) && !Taken.Contains(id);
    }

    /// <summary>Whether an agency can be called so.</summary>
    /// <param name="code">Agency code.</param>
    /// <returns>True for <c>agy-</c> and small letters behind it.</returns>
    public static bool IsAgencyCode(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length is > AgencyPrefix and <= LongestId && code.StartsWith("agy-", StringComparison.Ordinal)
            && code[AgencyPrefix..].All(c => char.IsAsciiLetterLower(c) || c == '-') && code[AgencyPrefix..] is not "new";
    }

    /// <summary>Whether somebody can be called at a number.</summary>
    /// <param name="phone">The number as people write it.</param>
    /// <returns>True for one that can be dialled.</returns>
    public static bool IsPhone(string phone) => new FieldCheck(DateTimeOffset.MinValue).Phone("phone", phone).Fault is null;

    /// <summary>What rows would change.</summary>
    /// <param name="county">The county as it is.</param>
    /// <param name="rows">Rows as somebody wants them to stand; a number he was shown masked stands for the number.</param>
    /// <returns>Only rows that are other than what is known; all of them where none may be known.</returns>
    public static PeopleRows Changing(Mechanism county, PeopleRows rows)
    {
        ArgumentNullException.ThrowIfNull(county);
        ArgumentNullException.ThrowIfNull(rows);
        OfficerRow[] officers = [.. rows.Officers.Select(row => Unmasked(county, row))];
        return rows.Known == false ? rows with { Officers = officers } : rows with
        {
            Officers = [.. officers.Where(row => !(Known(county, row) is { } known && Same(known, row)))],
            Agencies = [.. rows.Agencies.Where(row => county.Agency(row.Code) != row)],
        };
    }

    /// <summary>What speaks against rows first.</summary>
    /// <param name="county">The county as it is.</param>
    /// <param name="by">The administrator; null for the terminal of the machine that holds the keys.</param>
    /// <param name="rows">Rows as he wants them to stand.</param>
    /// <returns>The first refusal; null when he may.</returns>
    public static Refusal? Fault(Mechanism county, Actor? by, PeopleRows rows) => Faults(county, by, rows) is [var first, ..] ? first.Refusal : null;

    /// <summary>What speaks against rows, the first thing of each.</summary>
    /// <param name="county">The county as it is.</param>
    /// <param name="by">The administrator; null for the terminal of the machine that holds the keys.</param>
    /// <param name="rows">Rows as he wants them to stand.</param>
    /// <returns>Refusals with the id or code of their row; without it where each row may stand and all together go too far.</returns>
    public static IReadOnlyList<(string? Row, Refusal Refusal)> Faults(Mechanism county, Actor? by, PeopleRows rows)
    {
        ArgumentNullException.ThrowIfNull(county);
        ArgumentNullException.ThrowIfNull(rows);
        var found = new List<(string? Row, Refusal Refusal)>();
        foreach (var (row, fault) in rows.Agencies.Select(row => (row.Code, Fault(county, by, row, rows.Known))).Concat(rows.Officers.Select(row => (row.Id, Fault(county, by, row, rows)))))
        {
            if (fault is not null)
            {
                found.Add((row, fault));
            }
        }

        return found.Count > 0 ? found : Lost(county, rows) is { } lost ? [(null, lost)] : found;
    }

    private static OfficerRow? Known(Mechanism county, OfficerRow row) => county.Officers.FirstOrDefault(other => other.Id == row.Id);

    private static bool Same(OfficerRow known, OfficerRow row) => known with { Duties = row.Duties } == row && known.Duties.SequenceEqual(row.Duties);

    /// <summary>A masked number is none that can be dialled, so it can only stand for the one it hides.</summary>
    private static OfficerRow Unmasked(Mechanism county, OfficerRow row) =>
        row.Phone is not null && Known(county, row)?.Phone is { } phone && row.Phone == Masking.Phone(phone) ? row with { Phone = phone } : row;

    private static Refusal? Fault(Mechanism county, Actor? by, OfficerRow row, PeopleRows rows)
    {
        var known = Known(county, row);
        var agency = county.Agency(row.Agency) ?? rows.Agencies.FirstOrDefault(other => other.Code == row.Agency);
        if (agency is null)
        {
            return Of(RefusalCode.AgencyUnknown, "agency", row.Id);
        }

        if (known is null && rows.Known == true)
        {
            return Of(RefusalCode.OfficerUnknown, "id", row.Id);
        }

        return known is not null && rows.Known == false ? Of(RefusalCode.OfficerTaken, "id", row.Id)
            : known is not null && known.Agency != row.Agency ? Of(RefusalCode.OfficerMoved, "agency", row.Id)
            : by is not null && NotHis(county, by, known, row) is { } code ? Of(code, "id", row.Id)
            : known is null && agency.Disabled ? Of(RefusalCode.AgencyClosed, "agency", row.Id, ("agency", agency.Code))
            : Form(row) is { } form ? form
            : row.Duties.FirstOrDefault(duty => !county.DutyNames.ContainsKey(duty) || duty is Actor.SystemDuty or Actor.MachineDuty) is { } unknown ? Of(RefusalCode.DutyUnknown, "duties", row.Id, ("duty", unknown))
            : Mixes(county, row.Duties) ? Of(RefusalCode.AdministratorSees, "duties", row.Id)
            : null;
    }

    /// <summary>Whether it is not an administrator's to have a row stand so.</summary>
    private static RefusalCode? NotHis(Mechanism county, Actor by, OfficerRow? known, OfficerRow row)
    {
        if (by.Id == row.Id && known is not null && (row.Disabled || !known.Duties.ToHashSet().SetEquals(row.Duties)))
        {
            return RefusalCode.OwnRights;
        }

        return Covers(county, by.Agency, row.Agency) || (known is not null && OnlyDisables(known, row) && Sees(county, by.Agency, row.Agency)) ? null
            : Sees(county, by.Agency, row.Agency) ? RefusalCode.AgencyAdministersItself : RefusalCode.AgencyForeign;
    }

    private static bool OnlyDisables(OfficerRow known, OfficerRow row) =>
        row.Disabled && row.Name == known.Name && row.Phone == known.Phone && row.Duties.SequenceEqual(known.Duties);

    private static Refusal? Form(OfficerRow row)
    {
        if (!IsOfficerId(row.Id))
        {
            return Of(RefusalCode.FieldInvalid, "id", row.Id, ("field", "id"));
        }

        return new FieldCheck(DateTimeOffset.MinValue).NeededName("name", row.Name.Zh).NeededName("nameEn", row.Name.En).Phone("phone", row.Phone).Fault;
    }

    private static Refusal? Fault(Mechanism county, Actor? by, AgencyRow row, bool? expected)
    {
        var known = county.Agency(row.Code);
        if (by is not null && !IsHome(county, by.Agency))
        {
            return OfAgency(RefusalCode.AgencyForeign, "code", row.Code);
        }

        if (known is null && expected == true)
        {
            return OfAgency(RefusalCode.AgencyUnknown, "code", row.Code);
        }

        return known is not null && expected == false ? OfAgency(RefusalCode.AgencyTaken, "code", row.Code)
            : row.SeesWholeCounty != (known?.SeesWholeCounty ?? false) ? OfAgency(RefusalCode.FieldInvalid, "seesWholeCounty", row.Code)
            : AgencyForm(row) is { } form ? form
            : row.Disabled && Uses(county, row) is { Length: > 0 } uses ? Refusal.Of(RefusalCode.AgencyInUse, null, "code", ("agency", row.Code), ("places", uses))
            : null;
    }

    private static Refusal? AgencyForm(AgencyRow row)
    {
        if (!IsAgencyCode(row.Code))
        {
            return OfAgency(RefusalCode.FieldInvalid, "code", row.Code);
        }

        return !AgencyKinds.All.Contains(row.Kind)
            ? OfAgency(RefusalCode.FieldInvalid, "kind", row.Code)
            : new FieldCheck(DateTimeOffset.MinValue).NeededName("name", row.Name.Zh).NeededName("nameEn", row.Name.En)
                .NeededName("shortName", row.ShortName.Zh).NeededName("shortNameEn", row.ShortName.En).Phone("phone", row.Phone).Fault;
    }

    /// <summary>Where the county's ladders and forms lead to an agency.</summary>
    private static string Uses(Mechanism county, AgencyRow agency) => agency.SeesWholeCounty ? MechanismFiles.County : string.Join(',',
    [
        .. county.RequestKinds.Any(row => row.ValidTo is null && row.DefaultTo == agency.Code) ? [MechanismFiles.RequestKinds] : Array.Empty<string>(),
        .. county.Ladders.Any(row => row.ValidTo is null && row.Rungs.Any(rung => rung.Targets.Any(target => target.Agency == agency.Code))) ? [MechanismFiles.Ladders] : Array.Empty<string>(),
    ]);

    /// <summary>An agency that has administrators keeps one; the county's own always does.</summary>
    private static Refusal? Lost(Mechanism county, PeopleRows rows)
    {
        var after = CountyPeople.Of(county).With(rows);
        foreach (var agency in county.Agencies.Where(row => AdministratorsOf(county, row.Code).Any()))
        {
            if (!after.Officers.Any(row => row.Agency == agency.Code && !row.Disabled && Administers(county, row)))
            {
                return OfAgency(RefusalCode.LastAdministrator, "id", agency.Code);
            }
        }

        return null;
    }

    private static bool IsHome(Mechanism county, string agency) => county.Agency(agency) is { SeesWholeCounty: true };

    private static bool IsOfId(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-';

    private static Refusal Of(RefusalCode code, string field, string officer, params (string Name, string Value)[] args) => Refusal.Of(code, null, field, [("officer", officer), .. args]);

    private static Refusal OfAgency(RefusalCode code, string field, string agency) => Refusal.Of(code, null, field, ("agency", agency), ("field", field));
}
