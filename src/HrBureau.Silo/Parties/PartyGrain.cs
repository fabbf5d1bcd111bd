using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <inheritdoc cref="IPartyGrain"/>
[GrainType("party")]
internal sealed class PartyGrain([PersistentState("party-record")] IPersistentState<PartyRecord> record) : Grain, IPartyGrain
{
    private string Same => this.GetPrimaryKeyString().StartsWith("emp-", StringComparison.Ordinal) ? "same-employer" : "same-party";

    public async Task Learn(UnitStanding standing)
    {
        if (record.State.Learn(standing))
        {
            await this.KeepAsync(record);
        }
    }

    public Task<IReadOnlyList<HintView>> Hints(string exceptIncident, string? code) =>
        Task.FromResult<IReadOnlyList<HintView>>(record.State.HintsExcept(exceptIncident, code, Same));
}
