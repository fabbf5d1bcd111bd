namespace HrBureau.Web;

/// <summary>The address people are told; behind a proxy that ends TLS it is not the one a request comes to.</summary>
/// <param name="Url">Null when there is no other than where we listen.</param>
public sealed record PublicAddress(Uri? Url)
{
    /// <summary>Whether people come over TLS, whatever the last stretch is.</summary>
    public bool IsSecure => Url?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether an Origin header names it.</summary>
    public bool IsOrigin(string origin) => string.Equals(origin, Url?.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
