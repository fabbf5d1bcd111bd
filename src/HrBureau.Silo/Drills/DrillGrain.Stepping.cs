using System.Diagnostics;
using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The way through the story: one move after another, each of which a next silo can do again.</summary>
internal sealed partial class DrillGrain
{
    private async Task RunAsync()
    {
        if (!Exists)
        {
            await ForgetAsync();
            return;
        }

        for (var failures = 0; Goes && !_stop.IsCancellationRequested;)
        {
            try
            {
                DelayDeactivation(Awake);
                await MoveAsync();
                failures = 0;
            }
            catch (ReplayRefusedException e)
            {
                await FailAsync(e);
            }
            catch (Exception e) when (!_stop.IsCancellationRequested)
            {
                // The next turn, or the next silo, does it again: what stands already is known by its key.
                log.DrillHeld(Id, record.State.Done, NotTakenException.Name(e));
                await Task.Delay(BackOff.After(++failures), TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    /// <summary>One move: a notice settled, something due struck, a step done, or the end.</summary>
    private async Task MoveAsync()
    {
        var kept = record.State;
        if (kept.Incident is not { } incident)
        {
            await (kept.Stopped || kept.Fault is not null ? EndAsync() : StepAsync());
            return;
        }

        var standing = await stepper.StandingAsync(Id, incident);
        var halts = kept.Stopped || kept.Fault is not null;
        var last = halts || kept.Done == Scenario.Steps.Length;
        var next = last ? standing.At : Scenario.Steps[kept.Done].At;
        if (!halts && standing.Owed is [var notice, ..])
        {
            await stepper.SettleAsync(Id, incident, standing.At, notice);
        }
        else if (standing.Over)
        {
            await EndAsync();
        }
        else if (!halts && standing.NextDue is { } due && due <= next)
        {
            if (await WaitAsync(due - standing.At))
            {
                await stepper.StrikeAsync(Id, incident, due > standing.At ? due : standing.At, ends: false);
                _acted = Stopwatch.GetTimestamp();
            }
        }
        else if (last)
        {
            await stepper.StrikeAsync(Id, incident, standing.At, ends: true);
        }
        else if (await WaitAsync(next - standing.At))
        {
            await StepAsync();
        }
    }

    /// <summary>What was refused for good is not tried again: the replay ends there and says so. One that cannot even be ended is left as it stands.</summary>
    private async Task FailAsync(ReplayRefusedException refused)
    {
        var kept = record.State;
        log.DrillFailed(Id, kept.Done.ToString(CultureInfo.InvariantCulture), refused.Refusal?.Code.ToString() ?? refused.Outcome.ToString());
        if (kept.Fault is not null || kept.Stopped)
        {
            await EndAsync();
            return;
        }

        kept.Fault = new StepFault(Of(Scenario.Steps[Math.Max(kept.Done - 1, 0)]), refused.Outcome, refused.Refusal);
        await KeepAsync();
    }

    private async Task StepAsync()
    {
        var kept = record.State;
        var step = Scenario.Steps[kept.Done];
        var (reply, incident) = await stepper.ActAsync(Id, kept.Done, step, kept.Incident, kept.Kept);
        _acted = Stopwatch.GetTimestamp();
        if (reply.Outcome == CommandOutcome.Accepted && kept.Incident is { } own && incident != own)
        {
            // A report of another site: what comes of it is another incident, in which nobody acts.
            kept.Fault = new StepFault(Of(step), CommandOutcome.Refused, Refusals.View(Refusal.Of(RefusalCode.FieldInvalid, field: "place", args: ("field", "place"))));
        }
        else if (reply.Outcome != CommandOutcome.Accepted)
        {
            kept.Fault = new StepFault(Of(step), reply.Outcome, reply.Refusal);
            log.DrillFailed(Id, step.No, reply.Refusal?.Code.ToString() ?? reply.Outcome.ToString());
        }
        else
        {
            kept.Incident ??= incident;
            kept.Done++;
            if (step.Keep is { } name && reply.RequestId is { } request)
            {
                kept.Kept[name] = request;
            }
        }

        await KeepAsync();
    }

    /// <summary>Waits as long as drill time takes at this speed since the last act.</summary>
    /// <returns>False when somebody held or stopped it meanwhile.</returns>
    private async Task<bool> WaitAsync(TimeSpan length)
    {
        var wait = length / record.State.Order!.Speed;
        while (wait - Stopwatch.GetElapsedTime(_acted) is var left && left > TimeSpan.Zero)
        {
            DelayDeactivation(Awake);
            await Task.Delay(left < Glance ? left : Glance, TimeProvider.System, _stop.Token);
            if (record.State is { Held: true } or { Stopped: true })
            {
                return false;
            }
        }

        return true;
    }

    private async Task EndAsync()
    {
        record.State.EndedAt = time.GetUtcNow();
        await KeepAsync();
        await ForgetAsync();
    }

    private async Task ForgetAsync()
    {
        using (system.Act())
        {
            await GrainFactory.GetGrain<IDrillBookGrain>(IDrillBookGrain.Key).End(Id);
        }
    }
}
