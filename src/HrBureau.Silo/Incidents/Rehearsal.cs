using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>
/// Goes once over the road of a command, on the most urgent incident and without writing anything, before this silo joins the others. The
/// runtime compiles most of that road when it is first gone: on a silo that has just started again, in front of everybody whose actors come
/// to it at once, that would take as long as the fail-over itself.
/// </summary>
internal sealed class Rehearsal(BoardTable board, IncidentLoader loader, OrderReader orders, AppendPlan plan, MechanismSource mechanisms, TimeProvider time, ILogger<Rehearsal> log) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly string Note = DomainJson.WriteCommand(new IncidentCommand.AddNote("-"));

    private Task running = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        // Beside the start of everything else, which mostly waits.
        lifecycle.Subscribe(nameof(Rehearsal), ServiceLifecycleStage.RuntimeServices, _ =>
        {
            running = Task.Run(() => RunAsync(CancellationToken.None), CancellationToken.None);
            return Task.CompletedTask;
        });
        lifecycle.Subscribe(nameof(Rehearsal), ServiceLifecycleStage.ApplicationServices, async stop =>
            await running.WaitAsync(Patience, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            var now = time.GetUtcNow();
            if ((await board.ListAsync(new BoardQuery { Now = now, Limit = 1 }, stop)).Items is not [var first])
            {
                return;
            }

            var image = await loader.LoadAsync(first.Row.Incident, stop);
            var order = orders.Read(image.Id, SystemIdentity.CallerAt(now), new CommandEnvelope(nameof(Rehearsal), Note, null));
            var stamp = new Stamp(image.TimeOf(now), Actor.System, order.ActOn(image.State));
            _ = IncidentDecider.Decide(image.State, new IncidentCommand.StrikeClock(), stamp, image.Mechanism, mechanisms.Calendar);
            _ = plan.Join([plan.Step(image, order, new Ruling(null, stamp, order.Command, [new IncidentEvent.NoteAdded("-", NoteAudience.Shared)], []))]);
        }
        catch (Exception fault)
        {
            // Whoever comes first goes the road himself; what stands in it he is told.
            log.RehearsalFailed(fault.GetType().Name);
        }
    }
}
