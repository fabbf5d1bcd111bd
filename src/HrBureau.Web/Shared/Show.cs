using System.Globalization;
using System.Text.RegularExpressions;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>How times, spans and money stand on a page.</summary>
internal static partial class Show
{
    /// <summary>Stands in the ids of drills.</summary>
    public const string DrillMark = "drill";

    private static readonly TimeSpan Near = TimeSpan.FromMinutes(10);

    /// <summary>Money in units of ten thousand yuan, exact, with two decimals at least; the unit stands in the label.</summary>
    public static string Wan(long? fen) => fen is { } known ? (known / 1_000_000m).ToString("#,0.00####", CultureInfo.InvariantCulture) : "";

    /// <summary>How large a file is.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => PageText.Of("size.bytes", bytes),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):0.0} MB"),
    };

    /// <summary>A part shared with another agency as people read it.</summary>
    public static string Part(string name, string value) => name == WireWord.Of(SharePart.Amount) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) ? Words.Money(fen) : value;

    /// <summary>Day, hour and minute of a clock that runs on its own.</summary>
    public static string Clock(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Hour and minute, with the day when it is not today's.</summary>
    /// <param name="at">When.</param>
    /// <param name="now">What today is, in the same time.</param>
    public static string When(DateTimeOffset at, DateTimeOffset now)
    {
        var (then, today) = (CountyTime.ToLocal(at), CountyTime.ToLocal(now));
        var form = then.Date == today.Date ? "HH:mm" : then.Year == today.Year ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm";
        return then.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>The day of an instant.</summary>
    public static string Day(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value of a datetime-local field.</summary>
    public static string Field(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An instant as a hidden field carries it, to the millisecond.</summary>
    public static string Exact(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>The number of an incident without its prefix and county: what people say on the phone. Drills are counted apart, so theirs says that it is one.</summary>
    public static string Number(string incident) => incident.Split('-') switch
    {
        [.., DrillMark, var day, var number] => PageText.Of("number.drill", $"{day}-{number}"),
        { Length: >= 4 } parts => string.Join('-', parts[^2..]),
        _ => incident,
    };

    /// <summary>A number as people say it, in the form in which it stands in ids.</summary>
    public static string Spoken(string typed) => SpokenDrill().Replace(typed, $"{DrillMark}-");

    /// <summary>The word for a drill in either language, before the number of one.</summary>
    [GeneratedRegex(@"(?:\u6f14\u7ec3|drill)-(?=\d{8}-)", RegexOptions.IgnoreCase)]
    private static partial Regex SpokenDrill();

    /// <summary>What is left, or by how much it is over.</summary>
    public static string Left(TimeSpan left)
    {
        var text = Span(left);
        return left < TimeSpan.Zero ? PageText.Of("left.over", text) : text;
    }

    /// <summary>A length of time, whichever way it lies.</summary>
    public static string Span(TimeSpan span) => (long)Math.Floor(Math.Abs(span.TotalMinutes)) switch
    {
        >= 2880 and var minutes => PageText.Of("left.days", minutes / 1440, minutes % 1440 / 60),
        >= 60 and var minutes => PageText.Of("left.hours", minutes / 60, minutes % 60),
        var minutes => PageText.Of("left.minutes", minutes),
    };

    /// <summary>The tone of what is left; the words say it too.</summary>
    public static string Tone(TimeSpan left) => left < TimeSpan.Zero ? "over" : left < Near ? "near" : "";

    /// <summary>The tone of a track's state: bad where somebody is needed, good where something was reached.</summary>
    public static string Tone(string state) => state switch
    {
        "late" or "sent-back" or "unreachable" or "did-not-come" or "refused" or "overdue" => "bad",
        "answered" or "fulfilled" or "settled" or "reached" => "good",
        _ => "",
    };

    extension(LocalisedText text)
    {
        /// <summary>The text in the reader's language.</summary>
        public string Here() => text.For(CultureInfo.CurrentUICulture.Name);
    }

    extension(OfficerName? officer)
    {
        /// <summary>The officer's name in the reader's language, or the word for nobody.</summary>
        public string OrNobody() => officer?.Name.Here() ?? PageText.Of("nobody");
    }

    extension(CountyView county)
    {
        /// <summary>The everyday word for an agency.</summary>
        public string Agency(string code) => county.Agencies.FirstOrDefault(row => row.Code == code)?.ShortName.Here() ?? code;

        /// <summary>The agency that sees the whole county: our own.</summary>
        public string HomeAgency() => county.Agencies.First(row => row.SeesWholeCounty).Code;

        /// <summary>The number of an agency's duty room.</summary>
        public string? AgencyPhone(string code) => county.Agencies.FirstOrDefault(row => row.Code == code)?.Phone;

        /// <summary>Agency and post of a rung's target, <c>agency/post</c>.</summary>
        public string Target(string target)
        {
            var parts = target.Split('/', 2);
            var post = parts.Length < 2 ? null : county.Posts.FirstOrDefault(row => row.Agency == parts[0] && row.Post == parts[1]);
            var agency = county.Agency(parts[0]);
            return post is null ? agency : post.Name.Here().StartsWith(agency, StringComparison.OrdinalIgnoreCase) ? post.Name.Here() : $"{agency} {post.Name.Here()}";
        }

        /// <summary>An officer's name, or his id where he is not known.</summary>
        public string Officer(string id) => county.Officers.FirstOrDefault(row => row.Id == id)?.Name.Here() ?? id;

        /// <summary>A statute as it is quoted.</summary>
        public string? Quoted(string? id) => county.Statutes.FirstOrDefault(row => row.Id == id) is { } row
            ? PageText.Of("statute", row.Title.Here(), row.Article.Here())
            : null;
    }
}
