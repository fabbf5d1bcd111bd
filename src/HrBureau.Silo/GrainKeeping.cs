namespace HrBureau.Silo;

/// <summary>How an actor keeps its state: what could not be written is forgotten with the activation, never believed.</summary>
internal static class GrainKeeping
{
    /// <summary>Writes the state; when that fails the next call finds an activation that reads what is stored.</summary>
    /// <param name="grain">The actor.</param>
    /// <param name="record">Its state, changed in memory already.</param>
    public static async Task KeepAsync<T>(this IGrainBase grain, IPersistentState<T> record)
    {
        try
        {
            await record.WriteStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
