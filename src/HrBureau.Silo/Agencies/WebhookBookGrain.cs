namespace HrBureau.Silo;

/// <inheritdoc cref="IWebhookBookGrain"/>
[GrainType("webhook-book")]
internal sealed class WebhookBookGrain([PersistentState("webhook-book")] IPersistentState<WebhookBookRecord> record) : Grain, IWebhookBookGrain
{
    public Task<IReadOnlyList<string>> Agencies() => Task.FromResult<IReadOnlyList<string>>(record.State.Agencies.ToArray());

    public async Task Note(string agency, bool active)
    {
        if (active ? record.State.Agencies.Add(agency) : record.State.Agencies.Remove(agency))
        {
            await this.KeepAsync(record);
        }
    }
}

/// <summary>What the book holds.</summary>
[GenerateSerializer]
[Alias("hrb.webhook-book-state")]
internal sealed class WebhookBookRecord
{
    [Id(0)]
    public HashSet<string> Agencies { get; set; } = new(StringComparer.Ordinal);
}
