using System.Collections.Frozen;
using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Names of agencies, officers, posts and articles of the mechanism, in the reader's language. An unknown code is shown as it is.</summary>
public sealed class CountyNames(CountyView? county)
{
    private readonly FrozenDictionary<string, AgencyRow> agencies = (county?.Agencies ?? []).ToFrozenDictionary(row => row.Code, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, OfficerName> officers = (county?.Officers ?? []).ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, StatuteRow> statutes = (county?.Statutes ?? []).ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);
    private readonly FrozenDictionary<(string, string), PostRow> posts = (county?.Posts ?? []).ToFrozenDictionary(row => (row.Agency, row.Post));

    /// <summary>Before the mechanism is known: codes stand for names.</summary>
    public static CountyNames None { get; } = new(null);

    private static string Language => CultureInfo.CurrentUICulture.Name;

    /// <summary>The everyday word for an agency.</summary>
    public string Agency(string code) => agencies.TryGetValue(code, out var row) ? row.ShortName.For(Language) : code;

    /// <summary>The full name of an agency.</summary>
    public string AgencyInFull(string code) => agencies.TryGetValue(code, out var row) ? row.Name.For(Language) : code;

    /// <summary>An officer's name.</summary>
    public string Officer(string id) => officers.TryGetValue(id, out var row) ? row.Name.For(Language) : MachineId.NameOf(id) ?? Words.Of("Officer", id);

    /// <summary>What a post is called.</summary>
    public string Post(string agency, string post) => posts.TryGetValue((agency, post), out var row) ? row.Name.For(Language) : post;

    /// <summary>An article with its sentence; null for an id the mechanism does not have.</summary>
    public ApiBasis? Basis(string? id)
    {
        if (id is null || !statutes.TryGetValue(id, out var row))
        {
            return null;
        }

        var article = row.Article.For(Language);
        return new ApiBasis(id, row.Title.For(Language), article.Length == 0 ? null : article, row.Sentence.For(Language));
    }
}
