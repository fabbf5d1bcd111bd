using System.Text;

namespace HrBureau.Domain;

/// <summary>Checks fields one after another and keeps the first fault.</summary>
internal sealed class FieldCheck(DateTimeOffset now)
{
    private const int TextLength = 4_000;
    private const int NameLength = 200;
    private const int IdLength = 100;
    private const int ListLength = 100;
    private const int LeastDigits = 3;

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public Refusal? Fault { get; private set; }

    public FieldCheck Text(string field, string? value) => Bad(field, value is not null && (value.Length > TextLength || value.Any(IsForbiddenInText) || IsBroken(value)));

    public FieldCheck Needed(string field, string? value) => Bad(field, string.IsNullOrWhiteSpace(value)).Text(field, value);

    public FieldCheck Reason(string? value) => string.IsNullOrWhiteSpace(value) ? Refuse(Refusal.Of(RefusalCode.ReasonNeeded, field: "reason")) : Text("reason", value);

    /// <summary>At least one of several values.</summary>
    public FieldCheck Given(params object?[] values) => values.All(value => value is null) ? Refuse(Refusal.Of(RefusalCode.NothingGiven)) : this;

    public FieldCheck Name(string field, string? value) => Bad(field, value is not null && (value.Length > NameLength || Invisible.In(value) || IsBroken(value)));

    public FieldCheck NeededName(string field, string? value) => Bad(field, string.IsNullOrWhiteSpace(value)).Name(field, value);

    /// <summary>A number that can be dialled, as people write it; one that is partly hidden cannot.</summary>
    public FieldCheck Phone(string field, string? value) => Bad(field, value is not null && !IsBroken(value) && (value.Count(char.IsDigit) < LeastDigits || Masking.Hides(value) || !value.Normalize(NormalizationForm.FormKC).All(IsDialled))).Name(field, value);

    public FieldCheck OptionalId(string field, string? value) => Bad(field, value?.Length > IdLength).Name(field, value);

    public FieldCheck Id(string field, string? value) => Bad(field, string.IsNullOrWhiteSpace(value)).OptionalId(field, value);

    /// <summary>A notice's id is made of other ids.</summary>
    public FieldCheck LongId(string field, string? value) => Bad(field, string.IsNullOrWhiteSpace(value) || value.Length > 4 * IdLength).Text(field, value);

    public FieldCheck Ids(string field, IReadOnlyList<string> values, int least)
    {
        Bad(field, values.Count < least || values.Count > ListLength);
        foreach (var value in values)
        {
            Id(field, value);
        }

        return this;
    }

    public FieldCheck Count<T>(string field, IReadOnlyList<T>? values) => Bad(field, values?.Count > ListLength);

    public FieldCheck OneOf<T>(string field, T value, IReadOnlyList<T> values) => Bad(field, !values.Contains(value));

    /// <summary>"None" excludes every other word.</summary>
    public FieldCheck Behaviours(IReadOnlyList<Behaviour>? values) => values?.Count > 1 && values.Contains(Behaviour.None)
        ? Refuse(Refusal.Of(RefusalCode.BehavioursContradict, field: "behaviours"))
        : Count("behaviours", values);

    /// <summary>Where a number or address comes from.</summary>
    public FieldCheck Source(string field, string? value) => string.IsNullOrWhiteSpace(value) ? Refuse(Refusal.Of(RefusalCode.SourceNeeded, field: field)) : Name(field, value);

    /// <summary>What holds is somebody, or not known; one source may have found nobody.</summary>
    public FieldCheck People(int? value, int least = 1) => Range("headcount", value, least, CommandFields.MostPeople);

    public FieldCheck Minutes(string field, int? value) => Range(field, value, 0, CommandFields.MostMinutes);

    public FieldCheck Money(string field, long? value) => Bad(field, value is < 0 or > CommandFields.MostFen);

    public FieldCheck Range(string field, int? value, int least, int most) => Bad(field, value < least || value > most);

    /// <summary>When something happened: not before this century, not in the future.</summary>
    public FieldCheck Legal(string field, DateTimeOffset value) => value > now + CommandFields.ClockTolerance
        ? Refuse(Refusal.Of(RefusalCode.TimeInFuture, field: field, args: ("field", field)))
        : Bad(field, value < Earliest);

    /// <summary>A time set for later.</summary>
    public FieldCheck Ahead(string field, DateTimeOffset? value, TimeSpan least) => Bad(
        field,
        value is { } at && (at < Earliest || at - now > CommandFields.FarthestSetTime || (least > TimeSpan.Zero && at - now < least)));

    private static bool IsDialled(char c) => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')' or '.' or ',' or '#' or '*' or '\u8F6C';

    /// <summary>Control characters, and those that turn the direction of what follows.</summary>
    private static bool IsForbiddenInText(char c) => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Half of a surrogate pair cannot be written as UTF-8.</summary>
    private static bool IsBroken(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && !char.IsSurrogatePair(value, i++))
            {
                return true;
            }
        }

        return false;
    }

    private FieldCheck Bad(string field, bool isBad) => isBad ? Refuse(Refusal.Of(RefusalCode.FieldInvalid, field: field, args: ("field", field))) : this;

    private FieldCheck Refuse(Refusal refusal)
    {
        Fault ??= refusal;
        return this;
    }
}
