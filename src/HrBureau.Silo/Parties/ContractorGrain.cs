using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <inheritdoc cref="IContractorGrain"/>
[GrainType("contractor")]
internal sealed class ContractorGrain([PersistentState("contractor-record")] IPersistentState<LearnedRecord> record) : Grain, IContractorGrain
{
    public async Task Learn(RelayGiven relay)
    {
        if (record.State.Add(relay))
        {
            await record.WriteStateAsync();
        }
    }

    public Task<IReadOnlyList<HintView>> Hints(string exceptIncident) =>
        Task.FromResult<IReadOnlyList<HintView>>(record.State.HintsExcept(exceptIncident));
}
