using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>The road a strike takes to its incident; where its actor cannot be reached, the same decider runs here, on what the log says.</summary>
/// <remarks>
/// An actor whose silo has just died is missed for seconds, until the others have agreed on that. The version check in the database is the
/// authority: should the actor live after all, one of the two appends wins, and the other finds nothing more to strike.
/// </remarks>
internal sealed class StrikeRoad(IGrainFactory grains, SystemIdentity system, CommandPath path, IncidentLoader loader, IncidentLog incidents, TimeProvider time, ILogger<StrikeRoad> log) : IDisposable
{
    /// <summary>Longer than a strike takes, short enough for one that finds nobody to be in time all the same.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromMilliseconds(500);

    /// <summary>When everything is slow, a second try at every strike would make it slower: so many at once, the others wait for their turn here or for the actor, whichever comes first.</summary>
    private const int MostHere = 32;

    private static readonly string Body = DomainJson.WriteCommand(new IncidentCommand.StrikeClock());

    private readonly SemaphoreSlim _here = new(MostHere);

    public void Dispose() => _here.Dispose();

    public async Task<CommandReply> StrikeAsync(DueClaim claim)
    {
        var envelope = new CommandEnvelope($"strike-{claim.At.ToUnixTimeMilliseconds()}", Body, null);
        var asked = AskAsync(claim.Incident, envelope);
        try
        {
            return await asked.WaitAsync(Reach, TimeProvider.System);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            _ = asked.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return await AskedOrHereAsync(asked, claim, envelope);
        }
    }

    private async Task<CommandReply> AskedOrHereAsync(Task<CommandReply> asked, DueClaim claim, CommandEnvelope envelope)
    {
        var turn = _here.WaitAsync();
        var first = asked.IsFaulted ? turn : await Task.WhenAny(turn, asked);
        if (first == asked && asked.IsCompletedSuccessfully)
        {
            _ = turn.ContinueWith(_ => _here.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return await asked;
        }

        await turn;
        try
        {
            return await StrikeHereAsync(claim, envelope);
        }
        finally
        {
            _here.Release();
        }
    }

    private async Task<CommandReply> AskAsync(string incident, CommandEnvelope envelope)
    {
        using (system.Act())
        {
            return await grains.GetGrain<IIncidentGrain>(incident).Execute(envelope);
        }
    }

    private async Task<CommandReply> StrikeHereAsync(DueClaim claim, CommandEnvelope envelope)
    {
        var image = await loader.LoadAsync(claim.Incident, incidents.Urgent, CancellationToken.None);
        var step = await path.RunAsync(image, SystemIdentity.CallerAt(time.GetUtcNow()), envelope);
        log.StruckHere(claim.Incident, step.Reply.Outcome);
        SiloTelemetry.StrikesHere.Add(1);
        if (!step.InDoubt && step.Image.Version > image.Version)
        {
            Tell(claim.Incident, step.Image.Version);
        }

        return step.Reply;
    }

    /// <summary>An activation that lives shows what it did not write; nobody waits for one that does not.</summary>
    private void Tell(string incident, long version)
    {
        using (system.Act())
        {
            grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).MovedOn(version).Ignore();
        }
    }
}
