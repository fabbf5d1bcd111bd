using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Ids made by a decision: the same act always makes the same ones.</summary>
public static class DerivedId
{
    /// <summary>A short id.</summary>
    /// <param name="prefix">Word before the hyphen.</param>
    /// <param name="incidentId">Incident.</param>
    /// <param name="commandId">Act.</param>
    /// <param name="ordinal">Which one of the act.</param>
    /// <returns>Prefix, hyphen and 16 hexadecimal digits.</returns>
    public static string Of(string prefix, string incidentId, string commandId, int ordinal) =>
        $"{prefix}-{Short(string.Create(CultureInfo.InvariantCulture, $"{incidentId}\n{commandId}\n{ordinal}"))}";

    /// <summary>A short hash of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>16 hexadecimal digits, lower case.</returns>
    public static string Short(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..8]);
    }
}
