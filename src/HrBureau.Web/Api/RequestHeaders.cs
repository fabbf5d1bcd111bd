using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Idempotency-Key, If-Match and ETag.</summary>
internal static class RequestHeaders
{
    public const string Key = "Idempotency-Key";
    public const string Match = "If-Match";
    public const string LastEvent = "Last-Event-ID";
    private const int LongestKey = 100;

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Reads the key; a problem when it is missing and required, too long or not printable.</summary>
    public static ApiProblem? IdempotencyKey(HttpRequest request, bool required, out string? key)
    {
        var values = request.Headers[Key];
        key = values.Count == 1 ? values[0]?.Trim() : null;
        if (values.Count == 0)
        {
            return required ? ApiProblem.Of(ProblemCode.KeyMissing, Key) : null;
        }

        return key is { Length: > 0 and <= LongestKey } && !key.Any(char.IsControl) ? null : ApiProblem.Of(ProblemCode.KeyWrong, Key);
    }

    /// <summary>Reads the version of If-Match; <c>*</c> matches any.</summary>
    public static ApiProblem? IfMatch(HttpRequest request, out long? version)
    {
        version = null;
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0 || text == "*")
        {
            return null;
        }

        if (long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            version = number;
            return null;
        }

        return ApiProblem.Of(ProblemCode.IfMatchWrong, Match);
    }

    /// <summary>The version a stream goes on from; 0 from the beginning.</summary>
    public static long LastEventId(HttpRequest request) =>
        long.TryParse(request.Headers[LastEvent], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
