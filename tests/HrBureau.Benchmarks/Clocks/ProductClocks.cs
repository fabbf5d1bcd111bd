using HrBureau.Storage;
using HrBureau.TestKit;

namespace HrBureau.Benchmarks;

/// <summary>The product's own host on PostgreSQL, one process: clocks of incidents, each strike an entry, an answer on the board and a notice to the holder.</summary>
internal sealed class ProductClocks : IClockWork
{
    /// <summary>Notes the instant at which a strike's entry was written, as the libraries' jobs note theirs.</summary>
    private const string Noting = """
        create function note_fired() returns trigger language plpgsql as $$
        begin
            insert into fired (id, at) values (new.incident, clock_timestamp());
            return null;
        end $$;
        create trigger note_fired after insert on incident_event for each row when (new.kind = 'summons-outcome-asked') execute function note_fired();
        """;

    private readonly CopiedIncidents _copies;
    private readonly string _data;

    private ProductClocks(ClockTable clocks, CopiedIncidents copies, string data) => (Clocks, _copies, _data) = (clocks, copies, data);

    public string Name => "HrBureau";

    public TimeSpan Lead => TimeSpan.FromSeconds(60);

    public ClockTable Clocks { get; }

    public static async Task<ProductClocks> MakeAsync()
    {
        var county = await BenchCounty.StartAsync(StorageKind.Postgres);
        county.KeepsPlace = true;
        CopiedIncidents copies;
        await using (county)
        {
            copies = await CopiedIncidents.TakeAsync(county);
        }

        var clocks = await ClockTable.MakeAsync(county.Place);
        await county.Place.ExecuteAsync(Noting);
        var data = Directory.CreateTempSubdirectory("hrb-clocks-").FullName;
        await File.WriteAllTextAsync(Path.Combine(data, "token.key"), BenchCounty.KeyLine);
        return new ProductClocks(clocks, copies, data);
    }

    public IEnumerable<string> Names(int round, int count) => _copies.Names(round, count);

    public async Task ArmAsync(int round)
    {
        await _copies.WriteAsync(Clocks, round);
        await Clocks.ExecuteAsync("analyze");
    }

    public async Task<IAsyncDisposable> StartAsync() => await HostProcess.StartAsync(_data, 0, ("HRB_DATABASE", Clocks.Place.Options().ConnectionString!));

    /// <summary>The product's own verb over every chain.</summary>
    public Task<HostVerb.Ended> VerifyAsync() => HostVerb.RunAsync(_data, ["verify"], ("HRB_DATABASE", Clocks.Place.Options().ConnectionString!), ("HRB_COUNTY", "demo"));
}
