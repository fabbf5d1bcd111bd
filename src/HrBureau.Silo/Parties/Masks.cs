using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Masks by what a datum is, as <see cref="Masking"/> has it.</summary>
internal static class Masks
{
    public static string? Name(string? value) => value is null ? null : Masking.Name(value);

    public static string? Contact(ContactKind kind, string? value) => value is null ? null : Masking.Contact(kind, value);

    /// <summary>What an attempt went to, by its channel; a channel that leads over others says nothing, so the value is looked at.</summary>
    public static ContactKind KindOf(ContactChannel channel, string? value) => channel switch
    {
        ContactChannel.Phone or ContactChannel.Sms => ContactKind.Phone,
        ContactChannel.Wechat => ContactKind.Wechat,
        _ => KindOf(value),
    };

    /// <summary>A number or an address, where only the value is known.</summary>
    public static ContactKind KindOf(string? value) =>
        value?.All(letter => char.IsAsciiDigit(letter) || letter is '+' or '-' or ' ') ?? false ? ContactKind.Phone : ContactKind.Address;

    /// <summary>The personal field of a payload, by its name there and the word beside it that says what a contact is.</summary>
    public static string? Field(string field, string? value, string? beside = null) => value is null
        ? null
        : field switch
        {
            "name" or "naturalName" => Masking.Name(value),
            "phone" => Masking.Phone(value),
            "idNumber" => Masking.IdNumber(value),
            "contact" or "value" => Contact(KindBeside(beside, value), value),
            _ => Contact(KindOf(value), value),
        };

    private static ContactKind KindBeside(string? beside, string value) =>
        WireWord.TryParse<ContactKind>(beside ?? "", out var kind) ? kind
        : WireWord.TryParse<ContactChannel>(beside ?? "", out var channel) ? KindOf(channel, value)
        : KindOf(value);
}
