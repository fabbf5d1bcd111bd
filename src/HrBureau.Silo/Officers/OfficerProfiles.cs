using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Who an officer is and what he may do, from the mechanism; which posts he holds now, from the rosters.</summary>
public sealed class OfficerProfiles(MechanismSource mechanisms, RosterBook rosters)
{
    /// <returns>Null when the mechanism does not know him, or his account or agency is closed: he may not sign in.</returns>
    public async Task<OfficerProfile?> OfAsync(string officer)
    {
        if (mechanisms.Current.Serving.FirstOrDefault(row => row.Id == officer) is not { } row || mechanisms.DutiesOf(row.Id, row.Agency) is not { } held)
        {
            return null;
        }

        string[] duties = [.. row.Duties.Where(held.Contains)];
        string[] posts = [.. (await rosters.PostsOfAsync(row.Agency, row.Id)).Order(StringComparer.Ordinal)];
        return new OfficerProfile(row.Id, row.Name, row.Agency, duties, posts);
    }
}
