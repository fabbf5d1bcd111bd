using System.Collections.Concurrent;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Writes down who saw persons' data in clear. What cannot be written down is shown masked.</summary>
internal sealed class PersonReads(AccessLog log, TimeProvider time)
{
    /// <summary>An open page asks every few seconds; one line stands for so long a look.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    private const int Kept = 10_000;

    private readonly ConcurrentDictionary<(string Officer, string Incident, string What), DateTimeOffset> _looks = new();

    public async Task<Sight> RecordAsync(IncidentImage image, Caller caller, Sight sight)
    {
        var what = sight switch
        {
            Sight.Whole { Phones: true } => "responsible-persons",
            Sight.Whole whole when whole.Signs.Any(letter => letter.Contains(SharePart.Persons)) => "letter-persons",
            Sight.Shared shared when shared.Parts.Contains(SharePart.Contacts) || !shared.Contacts.IsEmpty => "shared-contacts",
            Sight.Shared shared when shared.Parts.Contains(SharePart.Persons) => "shared-persons",
            _ => null,
        };
        if (what is null || image.State.Parties.IsEmpty || await RecordAsync(image, caller, what))
        {
            return sight;
        }

        return sight switch
        {
            Sight.Whole whole => whole with { Phones = false, Signs = [] },
            Sight.Shared shared => shared with { Parts = shared.Parts.Remove(SharePart.Contacts).Remove(SharePart.Persons), Contacts = [] },
            _ => sight,
        };
    }

    /// <returns>False when it could not be written down.</returns>
    public async Task<bool> RecordAsync(IncidentImage image, Caller caller, string what)
    {
        var now = time.GetUtcNow();
        var look = (caller.Id, image.Id, what);
        if (_looks.TryGetValue(look, out var at) && now - at < OneLook)
        {
            return true;
        }

        if (image.AsOf is not null)
        {
            return false; // The store is known to be away: nobody waits for it twice.
        }

        try
        {
            await log.WriteAsync(now, caller.Id, caller.Agency, image.Id, what, null);
        }
        catch (Exception e) when (e is StorageException or TimeoutException)
        {
            return false;
        }

        if (_looks.Count >= Kept)
        {
            _looks.Clear();
        }

        _looks[look] = now;
        return true;
    }
}
