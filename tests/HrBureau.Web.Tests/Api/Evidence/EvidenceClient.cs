using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HrBureau.TestKit;

namespace HrBureau.Web.Tests;

/// <summary>Sends files as a script and as a tus client would.</summary>
internal static class EvidenceClient
{
    public const string Uploads = "/api/evidence/uploads";

    /// <summary>Bytes that begin as a photograph does.</summary>
    public static byte[] Photo(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        ReadOnlySpan<byte> start = [0xFF, 0xD8, 0xFF, 0xE0];
        start[..Math.Min(4, length)].CopyTo(bytes);
        return bytes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>One form, whole; the name goes out as its bytes are, whatever they are.</summary>
    public static async Task<(int Status, JsonNode? Body)> UploadAsync(this CountyClient client, byte[] bytes, string name = "gate.jpg", string? key = null, string type = "image/jpeg", string field = "file", params (string Name, string Value)[] fields)
    {
        var body = new MemoryStream();
        foreach (var (fieldName, value) in fields)
        {
            Write(body, $"--edge\r\nContent-Disposition: form-data; name=\"{fieldName}\"\r\n\r\n{value}\r\n");
        }

        Write(body, $"--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {type}\r\n\r\n");
        body.Write(bytes);
        Write(body, "\r\n--edge--\r\n");
        body.Position = 0;
        using var content = new StreamContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=edge");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/evidence") { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await client.Http.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    public static async Task<string> KeepAsync(this CountyClient client, byte[] bytes, string name = "gate.jpg") => (string)(await client.UploadAsync(bytes, name)).Body!["evidenceId"]!;

    public static async Task<HttpResponseMessage> FetchAsync(this CountyClient client, string evidence) => await client.Http.GetAsync(new Uri($"/api/evidence/{evidence}", UriKind.Relative));

    public static async Task<HttpResponseMessage> CreateAsync(this CountyClient client, long length, params (string Name, string Value)[] metadata) => await client.TusAsync(HttpMethod.Post, Uploads, request =>
    {
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        if (metadata.Length > 0)
        {
            request.Headers.Add("Upload-Metadata", string.Join(',', metadata.Select(pair => $"{pair.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}")));
        }
    });

    public static async Task<HttpResponseMessage> PatchAsync(this CountyClient client, string url, long offset, byte[] bytes, string type = "application/offset+octet-stream", Action<HttpRequestMessage>? set = null) => await client.TusAsync(HttpMethod.Patch, url, request =>
    {
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        set?.Invoke(request);
    });

    /// <summary>How far an upload has come; null where there is none.</summary>
    public static async Task<long?> OffsetAsync(this CountyClient client, string url)
    {
        using var answer = await client.TusAsync(HttpMethod.Head, url, static _ => { });
        return answer.Headers.TryGetValues("Upload-Offset", out var offset) && answer.IsSuccessStatusCode ? long.Parse(offset.Single(), CultureInfo.InvariantCulture) : null;
    }

    public static async Task<HttpResponseMessage> TusAsync(this CountyClient client, HttpMethod method, string url, Action<HttpRequestMessage> set, string version = "1.0.0")
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Add("Tus-Resumable", version);
        set(request);
        return await client.Http.SendAsync(request);
    }

    private static void Write(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));
}
