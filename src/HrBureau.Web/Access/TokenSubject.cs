using System.Buffers.Text;
using System.Text.Json;

namespace HrBureau.Web;

/// <summary>Whose token it says it is. Nothing rests on it: a wrong name reaches an actor that refuses the token.</summary>
internal static class TokenSubject
{
    public static string? Of(string token)
    {
        var dot = token.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0 || !Base64Url.IsValid(token.AsSpan(0, dot)))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(0, dot)));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("subject", out var subject)
                && subject.ValueKind == JsonValueKind.String
                && subject.GetString() is { } id
                && WireId.IsOfficer(id)
                ? id
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
