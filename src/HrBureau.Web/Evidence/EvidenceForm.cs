using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HrBureau.Web;

/// <summary>Reads a multipart form whose files go on to the silo while they come in; nothing of them is held or laid down here.</summary>
internal sealed class EvidenceForm(EvidenceDesk desk, CountyNames names, string officer)
{
    /// <summary>The field that carries a file.</summary>
    public const string FileField = "file";

    private const int MostSections = 64;
    private const int LongestField = 4_096;
    private const int Overhead = 256 * 1024;
    private const int LongestBoundary = 70;
    private const string IdInfo = "evidence id";

    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly List<Sent> sent = [];

    /// <summary>The fields that are no files, as they were sent.</summary>
    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>Reads all of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">How many files it may carry.</param>
    /// <param name="key">Names the act of an officer; sending it again finds the file it began. Null where he names none.</param>
    /// <param name="ready">Asked before the first file is taken whether the fields so far allow it.</param>
    /// <returns>The files, whole; or what is wrong.</returns>
    public async Task<(IReadOnlyList<EvidenceView> Files, ApiProblem? Problem)> ReadAsync(HttpRequest request, int most, string? key, Func<Task<ApiProblem?>>? ready = null)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return ([], ApiProblem.Of(ProblemCode.MultipartNeeded));
        }

        var largest = (most * EvidenceLimits.FileBytes) + Overhead;
        if (request.ContentLength > largest)
        {
            return ([], ApiProblem.Of(ProblemCode.FileTooLarge));
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest;
        }

        try
        {
            var problem = await SectionsAsync(new MultipartReader(boundary, request.Body), most, key, ready, request.HttpContext.RequestAborted);
            return problem is null ? await FinishAsync() : ([], problem);
        }
        catch (InvalidDataException)
        {
            return ([], ApiProblem.Of(ProblemCode.MultipartNeeded));
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ([], ApiProblem.Of(ProblemCode.FileTooLarge));
        }
    }

    private async Task<ApiProblem?> SectionsAsync(MultipartReader reader, int most, string? key, Func<Task<ApiProblem?>>? ready, CancellationToken cancellation)
    {
        for (var number = 0; await reader.ReadNextSectionAsync(cancellation) is { } section; number++)
        {
            if (number >= MostSections || !ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 and <= 100 } name)
            {
                return ApiProblem.Of(ProblemCode.MultipartNeeded);
            }

            var problem = disposition.IsFileDisposition()
                ? await FileAsync(section, disposition, name, most, key, ready, cancellation)
                : await FieldAsync(section, name, cancellation);
            if (problem is not null)
            {
                return problem;
            }
        }

        return sent.Count == 0 ? ApiProblem.Of(ProblemCode.FieldMissing, FileField) : null;
    }

    private async Task<ApiProblem?> FieldAsync(MultipartSection section, string name, CancellationToken cancellation)
    {
        var bytes = new byte[LongestField + 1];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > LongestField || !fields.TryAdd(name, Encoding.UTF8.GetString(bytes, 0, length).Trim()))
        {
            return ApiProblem.Of(ProblemCode.FieldWrong, name);
        }

        return null;
    }

    private async Task<ApiProblem?> FileAsync(MultipartSection section, ContentDispositionHeaderValue disposition, string name, int most, string? key, Func<Task<ApiProblem?>>? ready, CancellationToken cancellation)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        if (given.Length == 0 && await section.Body.ReadAsync(new byte[1], cancellation) == 0)
        {
            // A field in which nothing was chosen.
            return null;
        }

        if (name != FileField || given.Length == 0 || sent.Count >= most)
        {
            return ApiProblem.Of(ProblemCode.FieldWrong, name);
        }

        if (ready is not null && await ready() is { } early)
        {
            return early;
        }

        if (About(given, section.ContentType, out var about) is { } wrong)
        {
            return wrong;
        }

        var id = key is null ? EvidenceId.Of(Guid.NewGuid()) : IdOf(key);
        var begun = await desk.BeginAsync(id, null, about);
        return begun.Outcome == EvidenceOutcome.Accepted ? await TakeAsync(section.Body, id, given, section.ContentType, begun, cancellation) : EvidenceProblems.Of(begun, names);
    }

    /// <summary>Takes the bytes; of an act that is sent again only those that are not kept yet. The digest of all of them shows whether they are the same.</summary>
    private async Task<ApiProblem?> TakeAsync(Stream body, string id, string given, string? type, EvidenceReply begun, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var known = await SkipAsync(body, begun.Offset, digest, cancellation);
        var reply = begun;
        if (begun.Whole is null && known == begun.Offset)
        {
            reply = await desk.KeepAsync(officer, id, begun.Offset, body, digest, cancellation);
        }
        else
        {
            await SkipAsync(body, long.MaxValue, digest, cancellation);
        }

        if (reply is not { Outcome: EvidenceOutcome.Accepted })
        {
            return EvidenceProblems.Of(reply, names);
        }

        sent.Add(new Sent(id, given, type, Convert.ToHexStringLower(digest.GetHashAndReset())));
        return null;
    }

    private static async Task<long> SkipAsync(Stream body, long most, IncrementalHash digest, CancellationToken cancellation)
    {
        var bytes = new byte[64 * 1024];
        long skipped = 0;
        for (int read; skipped < most && (read = await body.ReadAsync(bytes.AsMemory(0, (int)Math.Min(bytes.Length, most - skipped)), cancellation)) > 0; skipped += read)
        {
            digest.AppendData(bytes, 0, read);
        }

        return skipped;
    }

    private async Task<(IReadOnlyList<EvidenceView> Files, ApiProblem? Problem)> FinishAsync()
    {
        var files = new List<EvidenceView>();
        foreach (var file in sent)
        {
            if (About(file.Name, file.Type, out var about) is { } wrong)
            {
                return ([], wrong);
            }

            var reply = await desk.FinishAsync(file.Id, about, file.Sha256);
            if (reply.Whole is not { } whole || reply.Outcome != EvidenceOutcome.Accepted)
            {
                // The same key with other bytes.
                return ([], reply.Outcome == EvidenceOutcome.Mismatch ? ApiProblem.Of(ProblemCode.KeyReused) : EvidenceProblems.Of(reply, names));
            }

            files.Add(whole);
        }

        return (files, null);
    }

    private ApiProblem? About(string name, string? type, out EvidenceAbout about)
    {
        about = new EvidenceAbout(name, type, Field("device"), null, Field("place"), Field("taker"));
        if (Field("takenAt") is { } text)
        {
            if (!TakenAt(text, out var at))
            {
                return ApiProblem.Of(ProblemCode.FieldWrong, "takenAt");
            }

            about = about with { TakenAt = at };
        }

        return null;
    }

    private string? Field(string name) => fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>A time with its offset, or as a page's field holds it.</summary>
    internal static bool TakenAt(string text, out DateTimeOffset at)
    {
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var local))
        {
            at = CountyTime.FromLocal(local);
            return true;
        }

        return InstantConverter.TryRead(text, out at);
    }

    private static string IdOf(string key) => $"{EvidenceId.Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{IdInfo}\n{key}")))[..32]}";

    private sealed record Sent(string Id, string Name, string? Type, string Sha256);
}
