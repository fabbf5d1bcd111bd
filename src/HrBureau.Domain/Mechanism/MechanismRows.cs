using System.Collections.Immutable;
using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>The form of each file: which keys it has and what stands behind them.</summary>
internal static class MechanismRows
{
    private static readonly Dictionary<string, DayOfWeek> Weekdays = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday,
        ["tue"] = DayOfWeek.Tuesday,
        ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday,
        ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    public static Mechanism Read(IReadOnlyDictionary<string, JsonElement> files, SeedFaults faults)
    {
        var canonical = MechanismFiles.Canonical(files);
        var county = File(files, faults, MechanismFiles.County, file => (Code: file.Text("code"), Name: file.Localised("name"), Hours: file.Object("hours", Hours), Webhook: file.ObjectSince("webhook", Webhook, WebhookRow.Usual)));
        var grades = File(files, faults, MechanismFiles.Grades, file => (Rows: file.Objects("grades", Grade), Behaviours: file.Objects("behaviours", Behaviour)));
        var duties = File(files, faults, MechanismFiles.Duties, file => (Names: file.Objects("duties", DutyName), Commands: file.Objects("commands", Duty)));
        var names = ImmutableDictionary.CreateBuilder<string, LocalisedText>(StringComparer.Ordinal);
        foreach (var (word, name) in duties.Names)
        {
            names[word] = name;
        }

        return new Mechanism
        {
            CanonicalText = canonical,
            Hash = MechanismFiles.Hash(canonical),
            County = county.Code,
            CountyName = county.Name,
            Hours = county.Hours,
            Webhook = county.Webhook,
            Agencies = Rows(files, faults, MechanismFiles.Agencies, "agencies", Agency),
            Posts = Rows(files, faults, MechanismFiles.Posts, "posts", Post),
            Officers = Rows(files, faults, MechanismFiles.Officers, "officers", Officer),
            Rosters = Rows(files, faults, MechanismFiles.Rosters, "rosters", Roster),
            Grades = grades.Rows,
            Behaviours = grades.Behaviours,
            Unreachable = Rows(files, faults, MechanismFiles.Unreachable, "unreachable", Unreachable),
            RequestKinds = Rows(files, faults, MechanismFiles.RequestKinds, "requestKinds", Kind),
            Ladders = Rows(files, faults, MechanismFiles.Ladders, "ladders", LadderRows.Ladder),
            Clocks = Rows(files, faults, MechanismFiles.Clocks, "clocks", ClockRows.Clock),
            Duties = duties.Commands,
            DutyNames = names.ToImmutable(),
            Statutes = Rows(files, faults, MechanismFiles.Statutes, "statutes", Statute),
        };
    }

    private static ImmutableArray<T> Rows<T>(IReadOnlyDictionary<string, JsonElement> files, SeedFaults faults, string name, string key, Func<SeedObject, T> row) =>
        File(files, faults, name, file => file.Objects(key, row));

    private static T File<T>(IReadOnlyDictionary<string, JsonElement> files, SeedFaults faults, string name, Func<SeedObject, T> read) =>
        SeedObject.Read(faults, name, "$", files.TryGetValue(name, out var found) ? found : JsonSerializer.SerializeToElement<object?>(null), file =>
        {
            file.OptionalText("$schema");
            return read(file);
        });

    private static CountyHours Hours(SeedObject row) => new(row.Time("dayFrom"), row.Time("dayTo"), row.Time("workFrom"), row.Time("workTo"));

    private static WebhookRow Webhook(SeedObject row)
    {
        var webhook = new WebhookRow(row.Whole("tries"), row.Span("within"));
        if (webhook.Tries is < 1 or > 50)
        {
            row.Fault("tries", "So many tries make no sense.", "Give 1 to 50.");
        }

        if (webhook.Within < TimeSpan.FromSeconds(30) || webhook.Within > TimeSpan.FromDays(1))
        {
            row.Fault("within", "So long a time makes no sense.", "Give PT30S to P1D.");
        }

        return webhook;
    }

    private static AgencyRow Agency(SeedObject row) =>
        new(row.Text("code"), row.Localised("name"), row.Localised("shortName"), row.Flag("seesWholeCounty"), row.Text("kind"), row.OptionalText("phone"), row.OptionalFlag("disabled"));

    private static PostRow Post(SeedObject row) => new(row.Text("agency"), row.Text("post"), row.Localised("name"));

    private static OfficerRow Officer(SeedObject row) =>
        new(row.Text("id"), row.Text("agency"), row.Localised("name"), row.Texts("duties"), row.OptionalText("phone"), row.OptionalFlag("disabled"));

    private static RosterRow Roster(SeedObject row) => new(
        row.Text("agency"),
        row.Text("post"),
        row.Text("officer"),
        [.. row.Texts("days").Select((word, index) => Weekday(row, word, index))],
        row.Time("from"),
        row.Time("to"),
        row.Day("validFrom"),
        row.OptionalDay("validTo"));

    private static DayOfWeek Weekday(SeedObject row, string word, int index)
    {
        if (!Weekdays.TryGetValue(word, out var day))
        {
            row.Fault($"days[{index}]", "The weekday is not known.", $"Give one of: {string.Join(", ", Weekdays.Keys)}.");
        }

        return day;
    }

    private static GradeRow Grade(SeedObject row) =>
        new(row.Word<Grade>("grade"), row.Whole("from"), row.Localised("name"), row.Text("numeral"), row.Text("colour"), row.DaySince("validFrom"), row.OptionalDay("validTo"));

    private static BehaviourRow Behaviour(SeedObject row) => new(row.Word<Behaviour>("behaviour"), row.Localised("name"), row.Flag("raises"), row.DaySince("validFrom"), row.OptionalDay("validTo"));

    private static UnreachableRow Unreachable(SeedObject row) =>
        new(row.Word<Grade>("fromGrade"), row.Whole("failures"), row.Whole("channels"), row.Span("span"), row.DaySince("validFrom"), row.OptionalDay("validTo"));

    private static RequestKindRow Kind(SeedObject row) => new(
        row.Word<RequestKind>("kind"),
        row.Localised("name"),
        row.OptionalText("form"),
        row.Text("defaultTo"),
        row.Words<PoliceMeasure>("measures"),
        row.Texts("signedBy"),
        row.Words<SharePart>("sharedByDefault"),
        row.Texts("statutes"),
        row.Localised("purpose"),
        row.DaySince("validFrom"),
        row.OptionalDay("validTo"),
        row.OptionalText("letter"),
        row.Has("recipients") ? row.Texts("recipients") : []);

    private static (string Word, LocalisedText Name) DutyName(SeedObject row) => (row.Text("duty"), row.Localised("name"));

    private static DutyRow Duty(SeedObject row) => new(row.Text("command"), row.Texts("duties"));

    private static StatuteRow Statute(SeedObject row) =>
        new(row.Text("id"), row.Localised("title"), row.Localised("article"), row.Localised("sentence"), row.Text("mark"), row.Text("source"));
}
