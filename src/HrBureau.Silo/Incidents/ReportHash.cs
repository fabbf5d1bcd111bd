using System.Text;
using System.Text.Json;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Tells a repeated idempotency key with another report, and a source's number with other words.</summary>
/// <remarks>A platform that delivers its own number again may have learned more meanwhile: that is no other report, and no refusal, but somebody must be told.</remarks>
internal sealed class ReportHash(SiloSecret secret)
{
    /// <summary>How <see cref="ReportText.Said"/> is put together; what was kept under another one cannot be compared.</summary>
    private const string Form = "1:";

    private readonly BodyHash _body = new(secret, "report-body");
    private readonly BodyHash _content = new(secret, "report-content");

    public IReadOnlyList<string> Of(ReportGiven given) => string.IsNullOrEmpty(given.Key) ? [] : _body.Of(JsonSerializer.SerializeToUtf8Bytes(given, SiloJson.Default.ReportGiven));

    /// <summary>By whatever road it comes, under whatever key.</summary>
    public IReadOnlyList<string> ContentOf(ReportGiven given) => string.IsNullOrWhiteSpace(given.SourceRef) ? [] : [.. _content.Of(Encoding.UTF8.GetBytes(ReportText.Said(given))).Select(hash => Form + hash)];
}
