using System.Security.Cryptography;

namespace HrBureau.Silo;

/// <summary>Tells a repeated idempotency key with another body, without letting anybody guess the body.</summary>
internal sealed class BodyHash(SiloSecret secret, string purpose)
{
    private readonly IReadOnlyList<byte[]> _keys = secret.Derive(purpose);

    /// <summary>The hash to keep, then those under older keys: what came before a rotation and comes again is the same body.</summary>
    public IReadOnlyList<string> Of(byte[] body) => [.. _keys.Select(key => Convert.ToHexStringLower(HMACSHA256.HashData(key, body)))];
}
