using System.Text.Json.Serialization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>RFC 9457 problem details in the product's own words. Carries no trace id and no address: an absent thing and somebody else's give the same bytes.</summary>
/// <param name="Type">A URN of the code.</param>
/// <param name="Title">A few words for the status.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Kebab-case code.</param>
/// <param name="Detail">What is wrong, one sentence in the reader's language.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Basis">Article it rests on.</param>
/// <param name="Errors">Sentences by field, in wire names.</param>
/// <param name="Version">Version of the incident, where it helps (412).</param>
public sealed record ApiProblem(
    string Type,
    string Title,
    int Status,
    string Code,
    string Detail,
    string Next,
    ApiBasis? Basis = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors = null,
    long? Version = null)
{
    /// <summary>What would be left with nobody, where that is why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HoldingsView? Left { get; init; }

    /// <summary>Rows of a table that must be mended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RejectedRow>? Rejected { get; init; }

    /// <summary>A word that says more than the code, for an address.</summary>
    [JsonIgnore]
    public string? Word { get; init; }

    /// <summary>Seconds of the Retry-After header.</summary>
    [JsonIgnore]
    public int? RetryAfter { get; init; }

    /// <summary>A problem of the web floor.</summary>
    /// <param name="code">Code.</param>
    /// <param name="field">Offending field or parameter in its wire name.</param>
    public static ApiProblem Of(ProblemCode code, string? field = null)
    {
        var word = WireWord.Of(code);
        var sentence = ProblemTexts.Sentence(code);
        return new ApiProblem(Urn(word), ProblemTexts.Title(code), code.Status, word, sentence, ProblemTexts.Next(code), Errors: Fields(field, sentence))
        {
            RetryAfter = code switch
            {
                ProblemCode.TryAgain => 2,
                ProblemCode.TooMany => 30,
                _ => null,
            },
        };
    }

    /// <summary>The URN of a code.</summary>
    public static string Urn(string code) => $"urn:hrbureau:problem:{code}";

    /// <summary>The words for a status.</summary>
    public static string StatusText(int status) => ProblemTexts.Status(status);

    /// <summary>Errors naming one field.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Fields(string? field, string sentence) =>
        field is null ? null : new Dictionary<string, IReadOnlyList<string>> { [field] = [sentence] };
}
