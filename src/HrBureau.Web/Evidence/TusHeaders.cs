using System.Globalization;
using HrBureau.Domain;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Headers of the resumable upload protocol tus 1.0.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Resumable = "Tus-Resumable";
    public const string Length = "Upload-Length";
    public const string Offset = "Upload-Offset";
    public const string Metadata = "Upload-Metadata";
    public const string Checksum = "Upload-Checksum";
    public const string BodyType = "application/offset+octet-stream";

    /// <summary>What every answer of these routes carries.</summary>
    public static void Say(HttpResponse response)
    {
        response.Headers[Resumable] = Version;
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>What this server can do.</summary>
    public static void SayAll(HttpResponse response)
    {
        Say(response);
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation";
        response.Headers["Tus-Max-Size"] = EvidenceLimits.FileBytes.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How far a file has come.</summary>
    public static void Say(HttpResponse response, long offset, long? length = null)
    {
        response.Headers[Offset] = offset.ToString(CultureInfo.InvariantCulture);
        if (length is { } known)
        {
            response.Headers[Length] = known.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A number of a header; null where it is missing, twice there or no number.</summary>
    public static long? Number(HttpRequest request, string name) =>
        request.Headers[name] is { Count: 1 } one && long.TryParse(one[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
