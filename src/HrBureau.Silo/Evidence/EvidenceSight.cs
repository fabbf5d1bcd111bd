using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Who may read a file: whoever sent it; once it is evidence, whoever may see the evidence of one of its incidents. The incident itself says so, at every call.</summary>
internal sealed class EvidenceSight(EvidenceFiles files, IGrainFactory grains, SystemIdentity system)
{
    public async Task<bool> MayReadAsync(EvidenceFile file, Caller caller)
    {
        if (!caller.IsOfficer)
        {
            return false;
        }

        if (file.Uploader == caller.Id && file.Agency == caller.Agency)
        {
            return true;
        }

        return file.Purpose == EvidencePurpose.Evidence && await IsShownAsync(file, caller);
    }

    private async Task<bool> IsShownAsync(EvidenceFile file, Caller caller)
    {
        string[] duties = [.. caller.Duties];
        foreach (var incident in await files.PlacesAsync(file.Id))
        {
            using (system.Act())
            {
                if (await grains.GetGrain<IIncidentSightGrain>(incident).ShowsEvidence(file.Id, caller.Id, caller.Agency, duties))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
