using HrBureau.Paperwork;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HrBureau.Web;

/// <summary>A table as it came: read into memory and nowhere else, because forms of the framework lie in temporary files.</summary>
/// <param name="Name">File name.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Fields">Other fields of the form.</param>
internal sealed record TableUpload(string Name, byte[] Bytes, IReadOnlyDictionary<string, string> Fields)
{
    private const int LongestField = 16 * 1024;
    private const int MostParts = 10;
    private const int ForTheRest = 64 * 1024;

    /// <summary>Reads the form; the problem where there is none, or no file in it.</summary>
    public static async Task<(TableUpload? Upload, ApiProblem? Problem)> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return (null, ApiProblem.Of(ProblemCode.FieldMissing, "file"));
        }

        if (request.ContentLength > SheetLimits.Bytes + ForTheRest)
        {
            return (null, ImportProblems.Of(SheetFault.TooLarge, null));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = SheetLimits.Bytes + (2 * ForTheRest);
        }

        try
        {
            return await ReadAsync(new MultipartReader(boundary, request.Body) { BodyLengthLimit = SheetLimits.Bytes + 1, HeadersCountLimit = 8 }, request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            return (null, ImportProblems.Of(SheetFault.TooLarge, null));
        }
        catch (IOException)
        {
            return (null, ApiProblem.Of(ProblemCode.BodyMalformed));
        }
    }

    private static async Task<(TableUpload? Upload, ApiProblem? Problem)> ReadAsync(MultipartReader reader, CancellationToken cancellation)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        (string Name, byte[] Bytes)? file = null;
        for (var parts = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; parts++)
        {
            if (parts == MostParts || section.GetContentDispositionHeader() is not { } disposition)
            {
                return (null, ApiProblem.Of(ProblemCode.BodyMalformed));
            }

            if (section.AsFileSection() is { FileStream: { } content } given)
            {
                using var bytes = new MemoryStream();
                await content.CopyToAsync(bytes, cancellation);
                file = (given.FileName, bytes.ToArray());
            }
            else if (HeaderUtilities.RemoveQuotes(disposition.Name).Value is { Length: > 0 and < 100 } name)
            {
                using var bytes = new MemoryStream();
                await section.Body.CopyToAsync(bytes, cancellation);
                fields[name] = bytes.Length <= LongestField ? System.Text.Encoding.UTF8.GetString(bytes.ToArray()) : "";
            }
        }

        return file is { } found
            ? found.Bytes.Length > SheetLimits.Bytes ? (null, ImportProblems.Of(SheetFault.TooLarge, null)) : (new TableUpload(found.Name, found.Bytes, fields), null)
            : (null, ApiProblem.Of(ProblemCode.FieldMissing, "file"));
    }
}
