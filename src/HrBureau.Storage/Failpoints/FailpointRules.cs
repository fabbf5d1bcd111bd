using System.Globalization;

namespace HrBureau.Storage;

/// <summary>Reads what <c>HRB_FAILPOINTS</c> says: a name, what happens there, and how often.</summary>
public static class FailpointRules
{
    /// <summary>Every place there is.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "append.before-open", "append.before-write", "append.before-commit", "append.after-commit", "backup.copying",
        "backup.before-rename", "dispatch.leased", "dispatch.told", "due.claimed", "due.struck", "intake.before-write", "intake.before-commit", "intake.after-commit",
        "migrate.before-commit", "restore.copying", "webhook.leased", "webhook.sent",
    ];

    /// <summary>The first rule that cannot be followed; null when all can.</summary>
    public static string? FirstWrong(string rules) => FileOf(rules) is not null ? null : Split(rules).FirstOrDefault(static rule => Read(rule) is null);

    /// <summary>The file the rules stand in; null when they stand here.</summary>
    internal static string? FileOf(string? rules) => rules is ['@', .. var file] ? file : null;

    internal static IEnumerable<(string Name, FailpointAction Action)> All(string? rules) =>
        Split(rules ?? string.Empty).Select(static rule => Read(rule) ?? throw new FormatException($"'{rule}' is no failpoint rule."));

    private static string[] Split(string rules) => rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string Name, FailpointAction Action)? Read(string rule)
    {
        var (name, rest) = Cut(rule, '=');
        var (beforeSkip, skip) = Cut(rest, '@');
        var (beforeTimes, times) = Cut(beforeSkip, '*');
        var (word, delay) = Cut(beforeTimes, ':');
        return Names.Contains(name.Trim())
            && Enum.TryParse<FailpointKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word[0])
            && Number(delay) is { } milliseconds && Number(skip) is { } passages && Number(times) is { } most
            ? (name.Trim(), new FailpointAction(kind, TimeSpan.FromMilliseconds(milliseconds), passages, most))
            : null;
    }

    private static (string Before, string After) Cut(string text, char mark) =>
        text.IndexOf(mark, StringComparison.Ordinal) is var i and >= 0 ? (text[..i], text[(i + 1)..]) : (text, string.Empty);

    private static int? Number(string text) =>
        text.Length == 0 ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
