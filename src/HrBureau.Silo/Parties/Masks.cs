using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Masks by what a datum is: name 1 character, ID number 6+4, phone 3+4, of an address the first six characters.</summary>
internal static class Masks
{
    private const int AddressKept = 6;

    public static string? Name(string? value) => value is null ? null : Masking.Name(value);

    public static string? Contact(ContactKind kind, string? value) => value is null
        ? null
        : kind switch
        {
            ContactKind.Phone => Masking.Phone(value),
            ContactKind.Wechat => Masking.Name(value),
            _ => value.Length <= AddressKept ? "***" : $"{value[..AddressKept]}***",
        };

    /// <summary>A number or an address, where only the value is known.</summary>
    public static string? Contact(string? value) =>
        Contact(value?.All(letter => char.IsAsciiDigit(letter) || letter is '+' or '-' or ' ') ?? false ? ContactKind.Phone : ContactKind.Address, value);

    /// <summary>The personal field of a payload, by its name there.</summary>
    public static string? Field(string field, string? value) => value is null
        ? null
        : field switch
        {
            "name" or "naturalName" => Masking.Name(value),
            "phone" => Masking.Phone(value),
            "idNumber" => Masking.IdNumber(value),
            _ => Contact(value),
        };
}
