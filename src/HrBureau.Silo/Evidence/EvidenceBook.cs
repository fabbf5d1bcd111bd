using System.Collections.Immutable;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>What the store says of the files a command names, as far as its sender may use them, and where they go.</summary>
internal sealed class EvidenceBook(EvidenceFiles files, EvidenceSight sight, ILogger<EvidenceBook> log)
{
    /// <summary>More are refused as a field out of bounds.</summary>
    private const int Most = 100;

    public async Task<EvidenceGrounds> GroundsAsync(IncidentCommand command, Caller caller, CancellationToken cancellation)
    {
        if (!caller.IsOfficer || CommandFields.Hole(command) is not null || EvidenceGrounds.NamedBy(command) is not { Count: > 0 and <= Most } named)
        {
            return EvidenceGrounds.None;
        }

        var found = ImmutableDictionary.CreateBuilder<string, KnownEvidence?>(StringComparer.Ordinal);
        foreach (var id in named.Where(EvidenceId.Is))
        {
            if (await FindAsync(id, caller, cancellation) is { } upload)
            {
                found[id] = upload.Whole is { } whole ? new KnownEvidence(whole.Sha256, whole.Sm3, whole.Size, whole.Type, whole.Contradicts, whole.About) : null;
            }
        }

        return new EvidenceGrounds(found.ToImmutable());
    }

    /// <summary>Notes where files go before the incident says so: whoever may see it there never waits for a relay, and a note too many is only asked in vain.</summary>
    public async Task NoteAsync(string incident, IEnumerable<IncidentEvent> events, CancellationToken cancellation)
    {
        foreach (var attached in events.OfType<IncidentEvent.EvidenceAttached>())
        {
            if (!await files.NotePlaceAsync(attached.EvidenceId, incident, cancellation))
            {
                // Let go between the decision and now: decided again, it is a file nobody knows.
                throw new StorageUnavailableException("A file was let go while it was attached.");
            }
        }
    }

    private async Task<EvidenceUpload?> FindAsync(string id, Caller caller, CancellationToken cancellation)
    {
        try
        {
            var upload = await files.LoadAsync(id, cancellation);
            return upload switch
            {
                { Opening.Purpose: EvidencePurpose.Evidence, Whole: null } when upload.Opening.Uploader == caller.Id && upload.Opening.Agency == caller.Agency => upload,
                { Opening.Purpose: EvidencePurpose.Evidence, Whole: { Erased: false } whole } when await sight.MayReadAsync(whole, caller) => upload,
                _ => null,
            };
        }
        catch (EvidenceDamagedException e)
        {
            log.FileDamaged(e, id);
            return null;
        }
    }
}
