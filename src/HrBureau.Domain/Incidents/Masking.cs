using System.Buffers;

namespace HrBureau.Domain;

/// <summary>What a reader sees of a personal datum unless he has a stated reason for more.</summary>
public static class Masking
{
    private const char Mark = '*';
    private const int AddressKept = 6;

    /// <summary>What ends the name of a place on the map: 县 区 市 镇 乡 道 (of 街道).</summary>
    private static readonly SearchValues<char> PlaceEnds = SearchValues.Create("\u53bf\u533a\u5e02\u9547\u4e61\u9053");

    /// <summary>The first character of a name (surname); a surrogate pair counts as one.</summary>
    /// <param name="name">Name.</param>
    /// <returns>One character and one mark for each further one.</returns>
    public static string Name(string name)
    {
        var first = name.Length > 1 && char.IsSurrogatePair(name, 0) ? 2 : Math.Min(1, name.Length);
        return name[..first] + new string(Mark, Math.Max(1, name.Length - first));
    }

    /// <summary>An ID number: the first 6 (place) and the last 4.</summary>
    /// <param name="idNumber">ID number.</param>
    /// <returns>The number with its middle marked; a number too short to hide anything is marked as a whole.</returns>
    public static string IdNumber(string idNumber) => Keep(idNumber, 6, 4);

    /// <summary>A phone number: the first 3 and the last 4.</summary>
    /// <param name="phone">Phone number.</param>
    /// <returns>The number with its middle marked.</returns>
    public static string Phone(string phone) => Keep(phone, 3, 4);

    /// <summary>A contact by its kind: phones 3 and 4, accounts like names, of an address the first six characters, of a shorter one the town it names.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Number or address.</param>
    /// <returns>The masked value; an address says nothing of its length.</returns>
    public static string Contact(ContactKind kind, string value) => kind switch
    {
        ContactKind.Phone => Phone(value),
        ContactKind.Wechat => Name(value),
        _ => $"{value[..(value.Length > AddressKept ? AddressKept : TownIn(value))]}{new string(Mark, 3)}",
    };

    /// <summary>Whether a text is no datum but what a reader is shown of one.</summary>
    /// <param name="text">Number, address or name.</param>
    /// <returns>True when something in it is hidden.</returns>
    public static bool Hides(string text) => text.Contains(Mark, StringComparison.Ordinal);

    private static int TownIn(string address) => address.AsSpan().LastIndexOfAny(PlaceEnds) + 1;

    private static string Keep(string text, int head, int tail) => text.Length <= head + tail
        ? new string(Mark, text.Length)
        : string.Concat(text.AsSpan(0, head), new string(Mark, text.Length - head - tail), text.AsSpan(text.Length - tail));
}
