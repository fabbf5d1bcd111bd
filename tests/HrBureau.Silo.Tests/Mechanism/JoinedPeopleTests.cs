using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrBureau.Silo.Tests;

/// <summary>Processes of one county whose folders are not the same.</summary>
public sealed class JoinedPeopleTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_a_folder_and_the_people_of_another_make_together_is_stored_before_it_is_in_force(StorageKind kind)
    {
        await using var place = await StoragePlace.NewAsync(kind);
        await using var store = place.Open();
        var stop = TestContext.Current.CancellationToken;
        await AppendAsync(store, 1, With(Demo.Mechanism, Fresh("duty-new", "handle")));
        var source = Source(Folder("ladders.json", "\"byDay\": \"PT30M\"", "\"byDay\": \"PT40M\""), store);

        await source.RefreshAsync(stop);

        Assert.Equal(1, source.People);
        Assert.Contains(source.Current.Officers, row => row.Id == "duty-new");
        Assert.Equal(source.Current.ToCanonicalText(), await store.Mechanisms.FindAsync(source.Current.Hash, stop));
    }

    [Fact]
    public async Task Where_the_people_do_not_fit_the_folder_rights_taken_away_end_all_the_same_and_none_are_gained()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        var stop = TestContext.Current.CancellationToken;
        var source = Source(Demo.Mechanism, store);
        var wider = Folder("duties.json", "{ \"duty\": \"operate\",", "{ \"duty\": \"visit\", \"name\": { \"zh\": \"\u8d70\u8bbf\", \"en\": \"Visit\" } }, { \"duty\": \"operate\",");
        var people = With(wider, Fresh("duty-new", "handle", "visit"), Row("duty-lu") with { Disabled = true }, Row("duty-zhou") with { Duties = ["handle"] });
        await AppendAsync(store, 1, people);
        Assert.NotNull(source.DutiesOf("duty-lu", "agy-hr"));

        await Assert.ThrowsAsync<CountyRefusedException>(() => source.RefreshAsync(stop));
        await Assert.ThrowsAsync<CountyRefusedException>(() => source.RefreshAsync(stop));

        Assert.False(source.Fits);
        Assert.Null(source.DutiesOf("duty-lu", "agy-hr"));
        Assert.Null(source.DutiesOf("duty-new", "agy-hr"));
        Assert.Equal(["handle"], source.DutiesOf("duty-zhou", "agy-hr")!);
        Assert.NotNull(source.DutiesOf("lead-yan", "agy-hr"));

        await AppendAsync(store, 2, With(Demo.Mechanism, Fresh("duty-new", "handle")));
        await source.RefreshAsync(stop);
        Assert.True(source.Fits);
        Assert.NotNull(source.DutiesOf("duty-lu", "agy-hr"));
        Assert.NotNull(source.DutiesOf("duty-new", "agy-hr"));
    }

    private static MechanismSource Source(Mechanism folder, Store store) => new(folder, Demo.Calendar, store.Mechanisms, store.Administration, NullLogger<MechanismSource>.Instance);

    private static async Task AppendAsync(Store store, long version, Mechanism people) =>
        Assert.True(await store.Administration.AppendAsync(new AdministrationEntry(version, RunningCounty.Morning, "admin", "agy-hr", "put", "[]", people.Hash), people.ToCanonicalText(), TestContext.Current.CancellationToken));

    private static Mechanism Folder(string file, string old, string replacement)
    {
        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        var text = files[file].Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(files[file], text);
        files[file] = text;
        return Accepted(MechanismReader.Read(files));
    }

    private static Mechanism With(Mechanism county, params OfficerRow[] rows) => Accepted(MechanismReader.With(county, CountyPeople.Of(county).With(new PeopleRows(rows, []))));

    private static Mechanism Accepted(MechanismReading reading) => reading is MechanismReading.Refused refused
        ? throw new InvalidDataException(string.Join('\n', refused.Faults))
        : Assert.IsType<MechanismReading.Accepted>(reading).Mechanism;

    private static OfficerRow Row(string id) => Demo.Mechanism.Officers.First(row => row.Id == id);

    private static OfficerRow Fresh(string id, params string[] duties) => new(id, "agy-hr", new LocalisedText("\u65b0\u6765", "New"), [.. duties], null);
}
