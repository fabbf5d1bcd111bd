using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace HrBureau.Domain;

/// <summary>The part of a county's mechanism that is its own and no law: which agencies it has, their posts, and who works there.</summary>
/// <param name="Agencies">Agencies.</param>
/// <param name="Posts">Posts.</param>
/// <param name="Officers">Officers.</param>
public sealed record CountyPeople(ImmutableArray<AgencyRow> Agencies, ImmutableArray<PostRow> Posts, ImmutableArray<OfficerRow> Officers)
{
    /// <summary>The posts an agency must have to be asked for anything; a new one begins with them.</summary>
    public static ImmutableArray<string> PostsOfEvery { get; } = [Domain.Posts.Liaison, Domain.Posts.DeputyLiaison, Domain.Posts.DutyCommander];

    /// <summary>The people of a county.</summary>
    /// <param name="county">The county.</param>
    /// <returns>Its rows.</returns>
    public static CountyPeople Of(Mechanism county)
    {
        ArgumentNullException.ThrowIfNull(county);
        return new(county.Agencies, county.Posts, county.Officers);
    }

    /// <summary>The same people with rows put in place of those of the same key, or added.</summary>
    /// <param name="rows">Rows as they are to stand.</param>
    /// <returns>A new agency has the usual posts, called as other agencies call them.</returns>
    public CountyPeople With(PeopleRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var fresh = rows.Agencies.Where(row => Agencies.All(known => known.Code != row.Code)).ToList();
        var posts = from agency in fresh
                    from post in PostsOfEvery
                    let like = Posts.FirstOrDefault(known => known.Post == post)
                    where like is not null
                    select like with { Agency = agency.Code };
        return new(Put(Agencies, rows.Agencies, row => row.Code), [.. Posts, .. posts], Put(Officers, rows.Officers, row => row.Id));
    }

    /// <summary>The files they stand in, to be read by <see cref="MechanismReader"/>.</summary>
    /// <returns>Text by file name.</returns>
    internal IEnumerable<(string Name, string Text)> ToFiles() =>
    [
        (MechanismFiles.Agencies, File("agencies", Agencies.Select(row => Optional(new() { ["code"] = row.Code, ["kind"] = row.Kind, ["name"] = Name(row.Name), ["shortName"] = Name(row.ShortName), ["seesWholeCounty"] = row.SeesWholeCounty }, row.Phone, row.Disabled)))),
        (MechanismFiles.Posts, File("posts", Posts.Select(row => new JsonObject { ["agency"] = row.Agency, ["post"] = row.Post, ["name"] = Name(row.Name) }))),
        (MechanismFiles.Officers, File("officers", Officers.Select(row => Optional(new() { ["id"] = row.Id, ["agency"] = row.Agency, ["name"] = Name(row.Name), ["duties"] = new JsonArray([.. row.Duties.Select(duty => (JsonNode)duty)]) }, row.Phone, row.Disabled)))),
    ];

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> known, IReadOnlyList<T> rows, Func<T, string> key)
    {
        var put = rows.ToDictionary(key, StringComparer.Ordinal);
        return [.. known.Select(row => put.Remove(key(row), out var other) ? other : row), .. rows.Where(row => put.ContainsKey(key(row)))];
    }

    private static JsonObject Optional(JsonObject row, string? phone, bool disabled)
    {
        if (phone is not null)
        {
            row["phone"] = phone;
        }

        if (disabled)
        {
            row["disabled"] = true;
        }

        return row;
    }

    private static JsonObject Name(LocalisedText name) => new() { ["zh"] = name.Zh, ["en"] = name.En };

    private static string File(string list, IEnumerable<JsonObject> rows) => new JsonObject { [list] = new JsonArray([.. rows]) }.ToJsonString();
}
