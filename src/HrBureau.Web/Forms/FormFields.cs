using System.Globalization;
using HrBureau.Domain;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Typed reading of posted fields; those that have the wrong form are remembered.</summary>
/// <param name="form">The posted fields.</param>
/// <param name="now">Now in the incident's time: what an empty time field means.</param>
internal sealed class FormFields(IFormCollection form, DateTimeOffset now)
{
    private readonly List<string> wrong = [];

    /// <summary>Names of the fields that could not be read, in their order.</summary>
    public IReadOnlyList<string> Wrong => wrong;

    /// <summary>The idempotency key.</summary>
    public string Key => Text(FormMemory.KeyField) is { Length: <= 100 } key ? key : "";

    /// <summary>The command word.</summary>
    public string Word => Text("type") ?? "";

    /// <summary>Words, trimmed; null when empty.</summary>
    public string? Text(string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Words that must be there.</summary>
    public string Need(string name) => Text(name) ?? Fail(name, "");

    /// <summary>How many people there are.</summary>
    public int? People(string name) => Number(name) is { } people ? people <= CommandFields.MostPeople ? people : Fail<int?>(name, null) : null;

    /// <summary>A whole number.</summary>
    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fail<int?>(name, null);

    /// <summary>Money typed in units of ten thousand yuan, as whole fen.</summary>
    public long? Fen(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var wan)
            && wan <= CommandFields.MostFen / FieldRules.FenPerWan && decimal.IsInteger(wan * FieldRules.FenPerWan) ? (long)(wan * FieldRules.FenPerWan) : Fail<long?>(name, null);

    /// <summary>A time of the county; now when empty.</summary>
    public DateTimeOffset At(string name) => Local(name) ?? now;

    /// <summary>A time of the county.</summary>
    public DateTimeOffset? Local(string name) => Text(name) is not { } text ? null
        : DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? CountyTime.FromLocal(local) : Fail<DateTimeOffset?>(name, null);

    /// <summary>A word of an enum that must be there.</summary>
    public TEnum Case<TEnum>(string name)
        where TEnum : struct, Enum => WireWord.TryParse<TEnum>(Text(name), out var value) ? value : Fail<TEnum>(name, default);

    /// <summary>Several words of an enum; null when none is ticked.</summary>
    public IReadOnlyList<TEnum>? Cases<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var values = new List<TEnum>();
        foreach (var word in form[name])
        {
            values.Add(WireWord.TryParse<TEnum>(word, out var value) ? value : Fail<TEnum>(name, default));
        }

        return values.Count == 0 ? null : values;
    }

    /// <summary>Several words of an enum; empty when none is ticked, for boxes whose being empty says so.</summary>
    public IReadOnlyList<TEnum> Ticked<TEnum>(string name)
        where TEnum : struct, Enum => Cases<TEnum>(name) ?? [];

    /// <summary>Several words; empty when none is ticked.</summary>
    public IReadOnlyList<string> List(string name) => [.. form[name].OfType<string>().Where(text => text.Length > 0)];

    /// <summary>Whether a box is ticked.</summary>
    public bool Flag(string name) => form.ContainsKey(name);

    /// <summary>Keeps the name of a wrong field, once.</summary>
    public T Fail<T>(string name, T value)
    {
        if (!wrong.Contains(name))
        {
            wrong.Add(name);
        }

        return value;
    }
}
