namespace HrBureau.Silo;

/// <summary>Sessions that ended before their tokens; each is kept until its token would have ended by itself.</summary>
[GenerateSerializer]
[Alias("hrb.revocation-record")]
internal sealed class RevocationRecord
{
    /// <summary>Session → end of its token.</summary>
    [Id(0)]
    public Dictionary<string, DateTimeOffset> Sessions { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Officer → tokens issued before this instant are void.</summary>
    [Id(1)]
    public Dictionary<string, DateTimeOffset> Officers { get; set; } = new(StringComparer.Ordinal);

    public void Forget(DateTimeOffset now)
    {
        foreach (var (session, _) in Sessions.Where(pair => pair.Value <= now).ToList())
        {
            Sessions.Remove(session);
        }

        foreach (var (officer, _) in Officers.Where(pair => pair.Value + Tokens.OfficerLifetime <= now).ToList())
        {
            Officers.Remove(officer);
        }
    }
}
