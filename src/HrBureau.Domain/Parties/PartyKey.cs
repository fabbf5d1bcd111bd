namespace HrBureau.Domain;

/// <summary>Keys of the actors of units: by code, or provisional by folded name until the code is known.</summary>
public static class PartyKey
{
    /// <summary>The unit that owes.</summary>
    /// <param name="code">统一社会信用代码, or null.</param>
    /// <param name="name">Registered name, or null.</param>
    /// <returns><c>emp-{code}</c> or <c>emp-p-{hash}</c>; null when neither is known.</returns>
    public static string? Employer(string? code, string? name) => Of("emp", code, name);

    /// <summary>Another link of the chain.</summary>
    /// <param name="code">统一社会信用代码, or null.</param>
    /// <param name="name">Registered name, or null.</param>
    /// <returns><c>con-{code}</c> or <c>con-p-{hash}</c>; null when neither is known.</returns>
    public static string? Contractor(string? code, string? name) => Of("con", code, name);

    /// <summary>Every key a unit is known by: an incident that knows only its name finds one that knows its code as well.</summary>
    /// <param name="role">Which link.</param>
    /// <param name="code">统一社会信用代码, or null.</param>
    /// <param name="name">Registered name, or null.</param>
    /// <returns>By code, then by name; none when neither is known.</returns>
    public static IEnumerable<string> AllOf(PartyRole role, string? code, string? name)
    {
        var prefix = role == PartyRole.Employer ? "emp" : "con";
        return new[] { Of(prefix, code, null), Of(prefix, null, name) }.OfType<string>();
    }

    private static string? Of(string prefix, string? code, string? name) => (code, name) switch
    {
        ({ Length: > 0 }, _) => $"{prefix}-{SiteKey.Fold(code)}",
        (_, { Length: > 0 }) => $"{prefix}-p-{DerivedId.Short(SiteKey.Fold(name))}",
        _ => null,
    };
}
