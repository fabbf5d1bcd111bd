namespace HrBureau.Benchmarks;

/// <summary>A grain with one clock.</summary>
internal interface IReminderGrain : IGrainWithStringKey, IRemindable;

/// <inheritdoc/>
[GrainType(TypeName)]
internal sealed class ReminderGrain : Grain, IReminderGrain
{
    public const string TypeName = "bench-clock";

    public Task ReceiveReminder(string reminderName, TickStatus status) => Fired.NoteAsync(this.GetPrimaryKeyString());
}
