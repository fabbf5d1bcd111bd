using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IIncidentGrain"/>
/// <remarks>A cache and a queue in front of the log: commands in order, reads served beside them from what is durable.</remarks>
[GrainType(TypeName)]
internal sealed partial class IncidentGrain(
    CommandPath path,
    CommandBatch batch,
    OrderReader orders,
    IncidentLoader loader,
    IncidentViews views,
    DeskViews desks,
    PersonReads reads,
    IncidentLog log,
    MechanismSource mechanisms,
    SystemIdentity system,
    MergedIncidents others,
    StorePause pause,
    ReceiptRoad receipts,
    TimeProvider time) : Grain, IIncidentGrain, IIncidentSightGrain
{
    public const string TypeName = "incident";

    /// <summary>How long a reader of what is in memory waits for the log to say that it stands.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(700);

    private IncidentImage? _image;
    private DateTimeOffset _borneOut;

    private string Id => this.GetPrimaryKeyString();

    public Task<CommandReply> Execute(CommandEnvelope command) => ExecuteAsync(Caller.Current!, command);

    public Task<CommandReply> Receive(string noticeId, ReceiptState state) => receipts.TakeAsync(() => ImageAsync(0), Caller.Current!, noticeId, state, ExecuteAsync);

    private async Task<CommandReply> ExecuteAsync(Caller caller, CommandEnvelope command)
    {
        using var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.ExecuteSpan);
        span?.SetTag(SiloTelemetry.IncidentTag, Id);
        var started = Stopwatch.GetTimestamp();
        if (pause.Holds && !caller.IsSystem)
        {
            return Told(Refusals.Bare(CommandOutcome.TryAgain), span, started);
        }

        var order = orders.Read(Id, caller, command);
        span?.SetTag(SiloTelemetry.CommandTag, order.Word);
        return Told(await EnterAsync(order, started), span, started);
    }

    private static CommandReply Told(CommandReply reply, Activity? span, long started)
    {
        var outcome = reply.Outcome.ToString();
        span?.SetTag(SiloTelemetry.OutcomeTag, outcome);
        SiloTelemetry.Commands.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        SiloTelemetry.CommandDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return reply;
    }

    /// <summary>The image to show to somebody. An act of which this activation knows nothing may have moved the incident on, or ended his right to see it: the log is asked, so that no reader goes back, through whichever process he comes.</summary>
    private async Task<IncidentImage> ShownAsync(long leastVersion = 0, CancellationToken glance = default)
    {
        var asked = time.GetUtcNow();
        var head = await log.FindHeadAsync(Id, glance);
        var image = await ImageAsync(Math.Max(leastVersion, head?.Version ?? 0));
        _borneOut = asked;
        return image;
    }

    /// <summary>As above; while the store does not answer, the agency that sees the whole county is shown what is in memory, with how old it is.</summary>
    private async Task<IncidentImage> ShownOrKeptAsync(Caller caller, long leastVersion)
    {
        if (_image is not { Exists: true } kept || kept.Version < leastVersion || mechanisms.Current.Agency(caller.Agency) is not { SeesWholeCounty: true })
        {
            return await ShownAsync(leastVersion);
        }

        var since = _borneOut;
        try
        {
            using var glance = new CancellationTokenSource(pause.Holds ? TimeSpan.Zero : Glance);
            return await ShownAsync(leastVersion, glance.Token);
        }
        catch (Exception e) when (e is StorageUnavailableException or OperationCanceledException)
        {
            return kept with { AsOf = since };
        }
    }

    private async Task<IncidentImage> ImageAsync(long leastVersion)
    {
        var image = await LoadedAsync(leastVersion, log);
        ForgetStranger();
        return image;
    }

    /// <summary>The image, at least at the version a reader has seen already: another activation may have moved the incident on.</summary>
    private async Task<IncidentImage> LoadedAsync(long leastVersion, IncidentLog from)
    {
        if (_image is { } image && image.Version >= leastVersion)
        {
            // Who may do what is decided by the people of today, however long this activation lives.
            var mechanism = await mechanisms.ForAsync(image.State.MechanismHash, CancellationToken.None);
            if (ReferenceEquals(mechanism, image.Mechanism))
            {
                return image;
            }

            var today = image with { Mechanism = mechanism };
            Publish(today);
            return today;
        }

        // Each read has its own time; a long history that is being read is no store that is away.
        Publish(await loader.LoadAsync(Id, from, CancellationToken.None));
        return _image!;
    }

    /// <summary>Whoever guesses ids must not fill the memory with activations; what a command has opened stays.</summary>
    private void ForgetStranger()
    {
        if (_image is { Exists: false })
        {
            DeactivateOnIdle();
        }
    }

    private void Publish(IncidentImage image)
    {
        if (_image is null || image.Version >= _image.Version)
        {
            _borneOut = image.Version == _image?.Version ? _borneOut : time.GetUtcNow();
            _image = image;
        }
    }
}
