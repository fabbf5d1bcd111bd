namespace HrBureau.Silo;

/// <summary>Ends sessions: in this silo at once, in every other within <see cref="RevocationWatch.Every"/>.</summary>
public sealed class Sessions(IGrainFactory grains, SystemIdentity system, Revocations revocations, TimeProvider time)
{
    private IRevocationGrain Kept => grains.GetGrain<IRevocationGrain>(IRevocationGrain.Key);

    public async Task EndAsync(Caller caller)
    {
        using (system.Act())
        {
            await Kept.EndSession(caller.SessionId, caller.ExpiresAt);
        }

        revocations.End(caller.SessionId, caller.ExpiresAt);
    }

    public async Task EndAllAsync(string officer)
    {
        using (system.Act())
        {
            await Kept.EndAll(officer);
        }

        revocations.EndAll(officer, time.GetUtcNow());
    }
}
