namespace HrBureau.Silo;

/// <inheritdoc cref="IRevocationGrain"/>
[GrainType("revocation")]
internal sealed class RevocationGrain(
    [PersistentState(RevocationGrain.StateName)] IPersistentState<RevocationRecord> record,
    Revocations revocations,
    TimeProvider time) : Grain, IRevocationGrain
{
    public const string StateName = "revocation-record";

    public Task EndSession(string session, DateTimeOffset expiresAt) => KeepAsync(() => record.State.Sessions[session] = expiresAt);

    public Task EndAll(string officer) => KeepAsync(() => record.State.Officers[officer] = time.GetUtcNow());

    private async Task KeepAsync(Action end)
    {
        // An operator at the terminal may have ended sessions beside this silo.
        await record.ReadStateAsync();
        end();
        var now = time.GetUtcNow();
        record.State.Forget(now);
        await this.KeepAsync(record);
        revocations.Learn(record.State, now);
    }
}
