using System.Collections.Immutable;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Turns a table into officers or agencies: all of them, or a list of everything that is wrong.</summary>
/// <param name="known">The people the reader administers.</param>
public sealed class PeopleReader(PeopleView known)
{
    private static readonly ColumnWords<PeopleColumn> Words = new(TableWords.Known.People);
    private const int LongestName = 200;
    private static readonly char[] Between = [',', ';', '\u3001', '\uFF0C', '\uFF1B', '\n'];

    /// <summary>Whether a header is one of such a table.</summary>
    public static bool Knows(string header) => Words.FieldOf(header) is not null;

    /// <summary>Reads a table.</summary>
    public PeopleSheet Read(Sheet sheet)
    {
        var headers = Words.Guess(sheet.Header);
        var columns = headers.ToDictionary(pair => pair.Key, pair => sheet.Header.ToList().IndexOf(pair.Value));
        PeopleColumn[] needed = headers.ContainsKey(PeopleColumn.Kind) ? [PeopleColumn.Id, PeopleColumn.Name, PeopleColumn.Kind] : [PeopleColumn.Id, PeopleColumn.Name, PeopleColumn.Agency, PeopleColumn.Duties];
        if (needed.Except(headers.Keys).ToArray() is { Length: > 0 } lacking)
        {
            return new PeopleSheet(new PeopleRows([], []), [], lacking, ImmutableDictionary<string, int>.Empty);
        }

        var (officers, agencies, faults, rows) = (new List<OfficerRow>(), new List<AgencyRow>(), new List<RowFault>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in sheet.Rows)
        {
            var reading = new RowReading<PeopleColumn>(row, columns, headers);
            var id = reading.Identifier(PeopleColumn.Id, needed: true)!.ToLowerInvariant();
            var key = id;
            if (headers.ContainsKey(PeopleColumn.Kind))
            {
                var agency = Agency(reading, id);
                agencies.Add(agency);
                key = agency.Code;
            }
            else
            {
                officers.Add(Officer(reading, id));
            }

            if (id.Length > 0 && !rows.TryAdd(key, row.Number))
            {
                reading.Add(RowFaultCode.Twice, PeopleColumn.Id, rows[key]);
            }

            faults.AddRange(reading.Faults);
        }

        return new PeopleSheet(faults.Count > 0 ? new PeopleRows([], []) : new PeopleRows(officers.ToArray(), agencies.ToArray()), faults, [], rows);
    }

    private OfficerRow Officer(RowReading<PeopleColumn> row, string id)
    {
        var before = known.Officers.FirstOrDefault(person => person.Row.Id == id)?.Row;
        if (id.Length > 0 && !Administering.IsOfficerId(id))
        {
            row.Add(RowFaultCode.Id, PeopleColumn.Id);
        }

        var name = Name(row, before?.Name);
        return new OfficerRow(id, AgencyOf(row), name, Duties(row, before), Phone(row, before?.Phone), before?.Disabled ?? false);
    }

    private AgencyRow Agency(RowReading<PeopleColumn> row, string id)
    {
        var code = id.StartsWith("agy-", StringComparison.Ordinal) ? id : $"agy-{id}";
        var before = known.Agencies.FirstOrDefault(agency => agency.Code == code);
        if (id.Length > 0 && !Administering.IsAgencyCode(code))
        {
            row.Add(RowFaultCode.Id, PeopleColumn.Id);
        }

        var name = Name(row, before?.Name);
        var shortName = row.Text(PeopleColumn.ShortName) is { } given ? Localised(given, null, before?.ShortName) : before?.ShortName ?? name;
        return new AgencyRow(code, name, shortName, before?.SeesWholeCounty ?? false, KindOf(row), Phone(row, before?.Phone), before?.Disabled ?? false);
    }

    private static LocalisedText Name(RowReading<PeopleColumn> row, LocalisedText? before)
    {
        var name = row.Text(PeopleColumn.Name) ?? row.Lacks(PeopleColumn.Name);
        if (Invisible.In(name))
        {
            row.Add(RowFaultCode.Invisible, PeopleColumn.Name);
        }

        if (name.Length > LongestName)
        {
            row.Add(RowFaultCode.TooLong, PeopleColumn.Name);
        }

        return Localised(name, row.Text(PeopleColumn.NameEn), before);
    }

    /// <summary>A name without an English one keeps the English one it has.</summary>
    private static LocalisedText Localised(string name, string? english, LocalisedText? before) => new(name, english ?? (before?.Zh == name ? before.En : name));

    private static string? Phone(RowReading<PeopleColumn> row, string? before)
    {
        if (!row.Has(PeopleColumn.Phone))
        {
            return before;
        }

        var phone = row.Identifier(PeopleColumn.Phone);
        if (phone is not null && !Administering.IsPhone(phone))
        {
            row.Add(RowFaultCode.Phone, PeopleColumn.Phone);
        }

        return phone;
    }

    private string AgencyOf(RowReading<PeopleColumn> row)
    {
        var given = row.Text(PeopleColumn.Agency) ?? row.Lacks(PeopleColumn.Agency);
        AgencyRow[] found = [.. known.Agencies.Where(agency => agency.Code == given || agency.Code == $"agy-{given}" || Is(agency.Name, given) || Is(agency.ShortName, given))];
        if (found.Length != 1 && given.Length > 0)
        {
            row.Add(RowFaultCode.Agency, PeopleColumn.Agency);
        }

        return found.Length == 1 ? found[0].Code : given;
    }

    private ImmutableArray<string> Duties(RowReading<PeopleColumn> row, OfficerRow? before)
    {
        string[] words = (row.Text(PeopleColumn.Duties) ?? row.Lacks(PeopleColumn.Duties)).Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var duties = new List<string>();
        foreach (var word in words)
        {
            if (known.Duties.FirstOrDefault(duty => duty.Duty == word || Is(duty.Name, word)) is { } duty)
            {
                duties.Add(duty.Duty);
            }
            else
            {
                row.Add(RowFaultCode.Duty, PeopleColumn.Duties);
            }
        }

        ImmutableArray<string> given = [.. duties.Distinct(StringComparer.Ordinal)];
        return before is not null && before.Duties.ToHashSet(StringComparer.Ordinal).SetEquals(given) ? before.Duties : given;
    }

    private static string KindOf(RowReading<PeopleColumn> row)
    {
        var given = row.Text(PeopleColumn.Kind) ?? row.Lacks(PeopleColumn.Kind);
        var kind = AgencyKinds.All.FirstOrDefault(kind => kind == given || (TableWords.Known.Kinds.GetValueOrDefault(kind)?.Contains(given) ?? false));
        if (kind is null && given.Length > 0)
        {
            row.Add(RowFaultCode.Kind, PeopleColumn.Kind);
        }

        return kind ?? given;
    }

    private static bool Is(LocalisedText name, string text) => name.Zh == text || string.Equals(name.En, text, StringComparison.OrdinalIgnoreCase);
}
