namespace HrBureau.Storage;

/// <summary>An owed row leased for a short while; <paramref name="Attempts"/> counts the leases.</summary>
public sealed record OwedClaim(OwedRow Row, int Attempts)
{
    /// <summary>When the lease lapses.</summary>
    public DateTimeOffset Until { get; init; }
}
