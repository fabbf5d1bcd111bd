using System.Security.Cryptography;
using System.Text.Json;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Tells a repeated idempotency key with another report, without letting anybody guess the report.</summary>
/// <remarks>A platform that delivers its own number again may have learned more meanwhile; that is no other report, so only a key counts.</remarks>
internal sealed class ReportHash(SiloSecret secret)
{
    private readonly byte[] _key = secret.Derive("report-body");

    public string? Of(ReportGiven given) => string.IsNullOrEmpty(given.Key)
        ? null
        : Convert.ToHexStringLower(HMACSHA256.HashData(_key, JsonSerializer.SerializeToUtf8Bytes(given, SiloJson.Default.ReportGiven)));
}
