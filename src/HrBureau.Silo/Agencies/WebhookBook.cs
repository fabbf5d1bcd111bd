using System.Collections.Frozen;

namespace HrBureau.Silo;

/// <summary>This silo's short-lived copy of which agencies' own systems take notices, so that no act waits for them.</summary>
internal sealed class WebhookBook(IGrainFactory grains, SystemIdentity system, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile Copy? _copy;

    public async ValueTask<IReadOnlySet<string>> AgenciesAsync()
    {
        var (copy, now) = (_copy, time.GetUtcNow());
        if (copy is not null && (now - copy.At).Duration() < Fresh)
        {
            return copy.Agencies;
        }

        try
        {
            using (system.Act())
            {
                var agencies = await grains.GetGrain<IWebhookBookGrain>(IWebhookBookGrain.Key).Agencies().WaitAsync(Patience, TimeProvider.System);
                _copy = copy = new Copy(agencies.ToFrozenSet(StringComparer.Ordinal), now);
            }
        }
        catch (Exception)
        {
            // The desk is rung in any case: an act does not fail because of what stands beside it. Nor is asked again at once.
            _copy = copy = new Copy(copy?.Agencies ?? FrozenSet<string>.Empty, now);
        }

        return copy.Agencies;
    }

    /// <summary>This silo has just changed it.</summary>
    public void Forget() => _copy = null;

    private sealed record Copy(FrozenSet<string> Agencies, DateTimeOffset At);
}
