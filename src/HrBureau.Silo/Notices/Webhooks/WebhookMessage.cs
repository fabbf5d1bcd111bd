namespace HrBureau.Silo;

/// <summary>A message as it leaves: every try of it carries the same id and the same body.</summary>
/// <param name="Id">Id; the receiver knows a second sending by it.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secrets">Sealed secrets that sign it.</param>
/// <param name="Body">JSON text.</param>
internal sealed record WebhookMessage(string Id, Uri Url, IReadOnlyList<string> Secrets, string Body)
{
    /// <summary>Never the address.</summary>
    public override string ToString() => Id;
}
