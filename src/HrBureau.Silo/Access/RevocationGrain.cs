namespace HrBureau.Silo;

/// <inheritdoc cref="IRevocationGrain"/>
[GrainType("revocation")]
internal sealed class RevocationGrain(
    [PersistentState(RevocationGrain.StateName)] IPersistentState<RevocationRecord> record,
    Revocations revocations,
    TimeProvider time) : Grain, IRevocationGrain
{
    public const string StateName = "revocation-record";

    public Task EndSession(string session, DateTimeOffset expiresAt)
    {
        record.State.Sessions[session] = expiresAt;
        return KeepAsync();
    }

    public Task EndAll(string officer)
    {
        record.State.Officers[officer] = time.GetUtcNow();
        return KeepAsync();
    }

    private async Task KeepAsync()
    {
        var now = time.GetUtcNow();
        record.State.Forget(now);
        await record.WriteStateAsync();
        revocations.Learn(record.State, now);
    }
}
