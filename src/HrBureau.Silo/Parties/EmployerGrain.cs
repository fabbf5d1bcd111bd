using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <inheritdoc cref="IEmployerGrain"/>
[GrainType("employer")]
internal sealed class EmployerGrain([PersistentState("employer-record")] IPersistentState<LearnedRecord> record) : Grain, IEmployerGrain
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
