namespace HrBureau.Domain;

/// <summary>How long an agency's own system is tried before the next channel takes its place.</summary>
/// <param name="Tries">At most so often.</param>
/// <param name="Within">And no longer than this after the notice was owed.</param>
public sealed record WebhookRow(int Tries, TimeSpan Within)
{
    /// <summary>Of a mechanism stored before there were webhooks: less than half of the shortest time in which a liaison has to answer.</summary>
    public static readonly WebhookRow Usual = new(8, TimeSpan.FromMinutes(6));
}
