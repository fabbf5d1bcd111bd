namespace HrBureau.Storage.Tests;

internal sealed class TrialGrain([PersistentState("trial")] IPersistentState<TrialState> state) : Grain, ITrialGrain
{
    public async Task<int> Add(int amount)
    {
        state.State.Sum += amount;
        await state.WriteStateAsync();
        return state.State.Sum;
    }

    public Task<int> Read() => Task.FromResult(state.State.Sum);

    public Task Clear() => state.ClearStateAsync();
}
