namespace HrBureau.Domain;

/// <summary>公民身份号码 (GB 11643): seventeen digits and a check character.</summary>
public static class IdNumber
{
    /// <summary>Characters.</summary>
    public const int Length = 18;

    /// <summary>Whether a text is one. Region codes are not looked up: historic ones stay valid.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True when length, digits and check character fit.</returns>
    public static bool Is(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        if (text.Length != Length || text.AsSpan(0, Length - 1).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (text[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11] == char.ToUpperInvariant(text[Length - 1]);
    }
}
