using System.Globalization;
using System.Resources;

namespace HrBureau.Web;

/// <summary>The words of the pages; Chinese is the neutral language.</summary>
public static class PageText
{
    private static readonly ResourceManager Resources = new("HrBureau.Web.Texts.Pages", typeof(PageText).Assembly);

    /// <summary>Whether the reader reads Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>The text of a key.</summary>
    /// <exception cref="MissingManifestResourceException">No such key: a test keeps this from happening.</exception>
    public static string Of(string key) =>
        Resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text for {key}.");

    /// <summary>The text of a key with its places filled.</summary>
    public static string Of(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, Of(key), values);

    /// <summary>Every key of one language.</summary>
    public static IReadOnlySet<string> Keys(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key).ToHashSet(StringComparer.Ordinal) ?? [];
}
