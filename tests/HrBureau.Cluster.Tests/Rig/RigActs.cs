using System.Globalization;

namespace HrBureau.Cluster.Tests;

/// <summary>What clients of the rig say. Each act writes its key, so that the checker finds it in the log without asking the product.</summary>
internal static class RigActs
{
    public const string HotSite = "hot";
    private const int ReportsOfOneSite = 5;
    private static readonly DateTimeOffset Happened = DateTimeOffset.UtcNow.AddMinutes(-5);

    public static RigAct Note(string officer, string incident, string name, int number)
    {
        var key = Key("note", name, number);
        return new RigAct(key, RigActKind.Note, officer, incident, new { type = "add-note", text = key });
    }

    /// <summary>A report at a site that others name too.</summary>
    public static RigAct Report(string officer, string name, int number, string? site = null, int? timeScale = null)
    {
        var key = Key("report", name, number);
        var where = site ?? (number / ReportsOfOneSite).ToString(CultureInfo.InvariantCulture);
        return new RigAct(key, RigActKind.Report, officer, null, new
        {
            source = "hotline",
            sourceRef = key,
            reportedAt = Happened,
            employer = new { name = $"Fictional Builders {where}" },
            place = $"Site {where}",
            headcount = 12,
            description = "Wages unpaid for two months.",
            drill = timeScale is { } scale ? new { timeScale = scale } : null,
        });
    }

    public static RigAct Draft(string officer, string incident, string name, int number)
    {
        var key = Key("draft", name, number);
        return new RigAct(key, RigActKind.Draft, officer, incident, new { type = "draft-request", kind = "assist-inquiry", to = "agy-police", text = key });
    }

    /// <summary>A request drafted, signed and raised in one act: it owes notices, inside and to the police's own system.</summary>
    public static RigAct Raise(string officer, string incident, string name, int number)
    {
        var key = Key("raise", name, number);
        return new RigAct(key, RigActKind.Raise, officer, incident, new { type = "raise-request", kind = "early-intervention", to = "agy-police", text = key });
    }

    /// <summary>One of two officers takes charge; then they hand the incident over to each other for ever.</summary>
    public static RigAct Charge(string one, string other, string incident, string name, int number)
    {
        var key = Key("charge", name, number);
        var turn = (number - 1) / 2;
        var (from, to) = turn % 2 == 0 ? (one, other) : (other, one);
        return (number, number % 2) switch
        {
            (0, _) => new RigAct(key, RigActKind.TakeCharge, one, incident, new { type = "take-charge" }),
            (_, 1) => new RigAct(key, RigActKind.HandOver, from, incident, new { type = "hand-over", to, summary = key }),
            _ => new RigAct(key, RigActKind.Accept, to, incident, new { type = "accept-hand-over" }),
        };
    }

    public static RigAct TakeCharge(string officer, string incident, string name, int number) =>
        new(Key("charge", name, number), RigActKind.TakeCharge, officer, incident, new { type = "take-charge" });

    private static string Key(string word, string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}-{name}-{number}");
}
