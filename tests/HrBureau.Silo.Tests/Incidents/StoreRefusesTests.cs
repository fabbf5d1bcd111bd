using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class StoreRefusesTests
{
    [Fact]
    public async Task What_the_store_refuses_for_good_is_a_fault_and_not_to_be_tried_again()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.Place.ExecuteAsync("create trigger no_notes before insert on incident_event when new.kind = 'note-added' begin select raise(abort, 'no notes'); end");

        await Assert.ThrowsAsync<StoreRefusedException>(() => county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("Words.")));

        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.TakeCharge()));
        Assert.DoesNotContain((await county.As("duty-zhou").TimelineAsync(incident))!.Items, entry => entry.Kind == "note-added");
    }
}
