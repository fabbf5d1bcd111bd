using System.Globalization;
using System.Resources;

namespace HrBureau.Web;

/// <summary>One resource set. Chinese is the neutral language; a language the set does not have reads Chinese.</summary>
public sealed class TextTable
{
    private readonly ResourceManager resources;

    private TextTable(string name) => resources = new ResourceManager($"HrBureau.Web.Texts.{name}", typeof(TextTable).Assembly);

    /// <summary>Sentences of refusals: the code, and the code with <c>.next</c> for what to do.</summary>
    public static TextTable Refusals { get; } = new("Refusals");

    /// <summary>Sentences of the web floor's own problems, in the same form.</summary>
    public static TextTable Problems { get; } = new("Problems");

    /// <summary>Words of enums and states: <c>Set.word</c>.</summary>
    public static TextTable Words { get; } = new("Words");

    /// <summary>Sentences of timeline entries, by kind.</summary>
    public static TextTable Timeline { get; } = new("Timeline");

    /// <summary>Sentences of next steps, by code.</summary>
    public static TextTable NextSteps { get; } = new("NextSteps");

    /// <summary>How a clock is counted, by unit.</summary>
    public static TextTable Clocks { get; } = new("Clocks");

    /// <summary>Every set there is.</summary>
    public static IReadOnlyDictionary<string, TextTable> All { get; } = new Dictionary<string, TextTable>
    {
        [nameof(Refusals)] = Refusals,
        [nameof(Problems)] = Problems,
        [nameof(Words)] = Words,
        [nameof(Timeline)] = Timeline,
        [nameof(NextSteps)] = NextSteps,
        [nameof(Clocks)] = Clocks,
    };

    /// <summary>The text in the reader's language; null where there is none.</summary>
    public string? Find(string key) => resources.GetString(key, CultureInfo.CurrentUICulture);

    /// <summary>The text in the reader's language.</summary>
    /// <exception cref="MissingManifestResourceException">No such key: a test keeps this from happening.</exception>
    public string Get(string key) => Find(key) ?? throw new MissingManifestResourceException($"No text for {key}.");

    /// <summary>The keys of exactly one language, for the test that compares them.</summary>
    public IReadOnlySet<string> Keys(CultureInfo culture)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } set)
        {
            foreach (System.Collections.DictionaryEntry entry in set)
            {
                keys.Add((string)entry.Key);
            }
        }

        return keys;
    }
}
