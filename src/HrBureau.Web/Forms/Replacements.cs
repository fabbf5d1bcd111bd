namespace HrBureau.Web;

/// <summary>Which act can stand in the place of an entry that is struck out: the one that made it, with its fields filled as the entry has them.</summary>
internal static class Replacements
{
    private static readonly Dictionary<string, string> ByKind = new(StringComparer.Ordinal)
    {
        ["note-added"] = "add-note",
        ["contact-attempted"] = "record-contact-attempt",
        ["facts-updated"] = "update-facts",
        ["report-verified"] = "verify-report",
        ["answer-recorded"] = "record-answer",
    };

    /// <summary>Command words that can replace an entry.</summary>
    public static IReadOnlyCollection<string> Words => ByKind.Values;

    /// <summary>The command word for an entry of a kind; null where it can only be struck out.</summary>
    public static string? Of(string kind) => ByKind.GetValueOrDefault(kind);
}
