using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HrBureau.Web;

/// <summary>Reads a JSON body strictly: size, UTF-8, form and fields, with a problem that names the field and never repeats a value.</summary>
internal static class BodyReader
{
    /// <summary>Largest JSON body taken.</summary>
    public const int Largest = 256 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<ReadBody<T>> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (!request.HasJsonContentType() || request.Headers.ContentEncoding.Count > 0)
        {
            return Fail<T>(ApiProblem.Of(ProblemCode.MediaTypeWrong));
        }

        if (await BytesAsync(request) is not { } bytes)
        {
            return Fail<T>(ApiProblem.Of(ProblemCode.BodyTooLarge));
        }

        try
        {
            var text = Utf8.GetString(bytes);
            return JsonSerializer.Deserialize<T>(text, ApiJson.Options) is { } value
                ? new ReadBody<T>(value, text, null)
                : Fail<T>(ApiProblem.Of(ProblemCode.BodyMalformed));
        }
        catch (DecoderFallbackException)
        {
            return Fail<T>(ApiProblem.Of(ProblemCode.EncodingWrong));
        }
        catch (JsonException fault)
        {
            return Fail<T>(JsonFault.Explain<T>(fault));
        }
        catch (NotSupportedException)
        {
            // A polymorphic body without its discriminator.
            return Fail<T>(ApiProblem.Of(ProblemCode.TypeUnknown, "type"));
        }
    }

    private static ReadBody<T> Fail<T>(ApiProblem problem)
        where T : class => new(null, "", problem);

    private static async Task<byte[]?> BytesAsync(HttpRequest request)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Largest + 1;
        }

        var all = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4_096) + 1);
        while (true)
        {
            var read = await request.Body.ReadAsync(all.GetMemory(4_096), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return all.WrittenSpan.ToArray();
            }

            all.Advance(read);
            if (all.WrittenCount > Largest)
            {
                return null;
            }
        }
    }
}
