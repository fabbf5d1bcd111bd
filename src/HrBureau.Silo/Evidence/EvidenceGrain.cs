using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IEvidenceGrain"/>
/// <remarks>A queue in front of the store: it remembers how far the file has come, never a byte of it.</remarks>
[GrainType("evidence")]
internal sealed class EvidenceGrain(EvidenceFiles files, EvidenceSight sight, MechanismSource mechanisms, TimeProvider time, ILogger<EvidenceGrain> log) : Grain, IEvidenceGrain
{
    private EvidenceUpload? _known;

    private string Id => this.GetPrimaryKeyString();

    public Task<EvidenceReply> Begin(EvidenceBegin file) => GuardedAsync(SiloTelemetry.BeginFileSpan, async () =>
    {
        var caller = Caller.Current!;
        var now = time.GetUtcNow();
        var (about, fault) = EvidenceAboutCheck.Check(file.About, now);
        if (!EvidenceId.Is(Id) || fault is not null || file.Size < 0 || file.Purpose is not (EvidencePurpose.Evidence or EvidencePurpose.Import))
        {
            return new EvidenceReply(EvidenceOutcome.Invalid, Refusal: Refusals.View(fault ?? Refusal.Of(RefusalCode.FieldInvalid, null, "size", ("field", "size"))));
        }

        if (file.Size > EvidenceLimits.FileBytes)
        {
            return new EvidenceReply(EvidenceOutcome.TooLarge, 0, file.Size);
        }

        if (file is { Size: 0, Purpose: EvidencePurpose.Evidence })
        {
            return new EvidenceReply(EvidenceOutcome.Empty, 0, 0);
        }

        _known = await files.BeginAsync(new EvidenceOpening(Id, file.Purpose, caller.Id, caller.Agency, file.Size, about, now));
        return _known is null ? new EvidenceReply(EvidenceOutcome.TooManyBegun) : IsOwn(_known, caller) ? Reply(_known) : EvidenceReply.NotFound;
    });

    public Task<EvidenceReply> Progress() => GuardedAsync(SiloTelemetry.BeginFileSpan, async () =>
        await FindOwnAsync() is { } upload ? Reply(upload) : EvidenceReply.NotFound);

    public Task<EvidenceReply> Append(long offset, byte[] bytes) => GuardedAsync(SiloTelemetry.KeepPieceSpan, async () =>
    {
        if (await FindOwnAsync() is not { } upload)
        {
            return EvidenceReply.NotFound;
        }

        if (upload.Whole is not null)
        {
            return Reply(upload, EvidenceOutcome.Finished);
        }

        if (offset != upload.Offset || bytes.Length == 0)
        {
            return Reply(upload, EvidenceOutcome.Moved);
        }

        if (bytes.Length > EvidenceLimits.ChunkBytes || offset + bytes.Length > (upload.Opening.Size ?? EvidenceLimits.FileBytes))
        {
            return Reply(upload, EvidenceOutcome.TooLarge);
        }

        if (upload.Pieces >= EvidenceLimits.Chunks)
        {
            return Reply(upload, EvidenceOutcome.TooManyPieces);
        }

        _known = null;
        if (await files.AppendAsync(upload, bytes) is { } further)
        {
            _known = further;
            SiloTelemetry.EvidenceBytes.Add(bytes.Length, new KeyValuePair<string, object?>("direction", "kept"));
            return Reply(further);
        }

        // Another activation went on with it: the store decides, memory follows.
        return await FindOwnAsync() is { } moved ? Reply(moved, EvidenceOutcome.Moved) : EvidenceReply.NotFound;
    });

    public Task<EvidenceReply> Finish(EvidenceAbout? about, string? sha256) => GuardedAsync(SiloTelemetry.FinishFileSpan, async () =>
    {
        if (await FindOwnAsync() is not { } upload)
        {
            return EvidenceReply.NotFound;
        }

        var now = time.GetUtcNow();
        var (said, fault) = EvidenceAboutCheck.Check(about ?? upload.Opening.About, now);
        if (fault is not null)
        {
            return new EvidenceReply(EvidenceOutcome.Invalid, upload.Offset, upload.Opening.Size, null, Refusals.View(fault));
        }

        if (upload.Whole is null && upload.Opening.Size is { } size && size != upload.Offset)
        {
            return Reply(upload, EvidenceOutcome.Incomplete);
        }

        if (upload is { Whole: null, Offset: 0, Opening.Purpose: EvidencePurpose.Evidence })
        {
            return Reply(upload, EvidenceOutcome.Empty);
        }

        var whole = await files.FinishAsync(upload, said, now, sha256 ?? upload.Opening.About.Sha256);
        _known = null;
        return whole is null ? Reply(upload, EvidenceOutcome.Mismatch) : new EvidenceReply(EvidenceOutcome.Accepted, whole.Size, whole.Size, EvidenceViews.Of(whole, names: true));
    });

    public Task<EvidenceReply> Open() => GuardedAsync(SiloTelemetry.OpenFileSpan, async () =>
        (await LoadAsync())?.Whole is { Erased: false } whole && await sight.MayReadAsync(whole, Caller.Current!)
            ? new EvidenceReply(EvidenceOutcome.Accepted, whole.Size, whole.Size, EvidenceViews.Of(whole, whole.Uploader == Caller.Current!.Id || mechanisms.Current.Agency(Caller.Current.Agency) is { SeesWholeCounty: true }))
            : EvidenceReply.NotFound);

    public async Task<EvidencePiece> Read(int piece)
    {
        byte[] bytes = [];
        var reply = await GuardedAsync(SiloTelemetry.ReadPieceSpan, async () =>
        {
            if ((await LoadAsync())?.Whole is not { Erased: false } whole || piece < 0 || piece >= whole.Pieces || !await sight.MayReadAsync(whole, Caller.Current!))
            {
                return EvidenceReply.NotFound;
            }

            bytes = await files.ReadPieceAsync(whole, piece);
            SiloTelemetry.EvidenceBytes.Add(bytes.Length, new KeyValuePair<string, object?>("direction", "read"));
            return new EvidenceReply(EvidenceOutcome.Accepted);
        });
        return new EvidencePiece(reply.Outcome, bytes);
    }

    private static bool IsOwn(EvidenceUpload upload, Caller caller) => upload.Opening.Uploader == caller.Id && upload.Opening.Agency == caller.Agency;

    private static EvidenceReply Reply(EvidenceUpload upload, EvidenceOutcome outcome = EvidenceOutcome.Accepted) =>
        new(outcome, upload.Offset, upload.Opening.Size, upload.Whole is { } whole ? EvidenceViews.Of(whole, names: true) : null);

    /// <summary>Somebody else's file looks like one that does not exist; so does one whose key is gone.</summary>
    private async Task<EvidenceUpload?> FindOwnAsync() =>
        await LoadAsync() is { Whole: null or { Erased: false } } upload && IsOwn(upload, Caller.Current!) ? upload : null;

    private async Task<EvidenceUpload?> LoadAsync()
    {
        // What is whole may be erased at any time, by any process: only what is still coming in is remembered.
        if (_known is { Whole: null } coming)
        {
            return coming;
        }

        var loaded = await files.LoadAsync(Id);
        if (loaded is null)
        {
            // Whoever guesses ids must not fill the memory with activations.
            DeactivateOnIdle();
        }

        _known = loaded is { Whole: null } ? loaded : null;
        return loaded;
    }

    private async Task<EvidenceReply> GuardedAsync(string spanName, Func<Task<EvidenceReply>> work)
    {
        using var span = SiloTelemetry.Source.StartActivity(spanName);
        span?.SetTag(SiloTelemetry.EvidenceTag, Id);
        EvidenceReply reply;
        try
        {
            reply = await work();
        }
        catch (EvidenceDamagedException e)
        {
            log.FileDamaged(e, Id);
            reply = new EvidenceReply(EvidenceOutcome.Damaged);
        }
        catch
        {
            _known = null;
            throw;
        }

        span?.SetTag(SiloTelemetry.OutcomeTag, reply.Outcome.ToString());
        if (reply.Outcome != EvidenceOutcome.Accepted)
        {
            SiloTelemetry.EvidenceRejected.Add(1, new KeyValuePair<string, object?>("outcome", reply.Outcome.ToString()));
        }

        return reply;
    }
}
