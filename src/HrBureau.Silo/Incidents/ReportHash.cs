using System.Text.Json;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Tells a repeated idempotency key with another report.</summary>
/// <remarks>A platform that delivers its own number again may have learned more meanwhile; that is no other report, so only a key counts.</remarks>
internal sealed class ReportHash(SiloSecret secret)
{
    private readonly BodyHash _hash = new(secret, "report-body");

    public IReadOnlyList<string> Of(ReportGiven given) => string.IsNullOrEmpty(given.Key)
        ? []
        : _hash.Of(JsonSerializer.SerializeToUtf8Bytes(given, SiloJson.Default.ReportGiven));
}
