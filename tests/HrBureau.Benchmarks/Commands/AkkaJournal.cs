using Akka.Actor;
using Akka.Configuration;
using HrBureau.TestKit;
using Npgsql;

namespace HrBureau.Benchmarks;

/// <summary>The payloads of the same acts persisted by Akka.Persistence.Sql (Apache-2.0), one persistent actor for each incident: the event and nothing else.</summary>
/// <remarks>
/// Its writer batches by itself: up to 400 entries wait for one of 3 writers, the best of what its reference names for a database nearby.
/// Payloads are plain text, which its own quickest serializer takes; nobody reads them by tag.
/// </remarks>
internal sealed class AkkaJournal : IYardstick
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly int Payload = RowKind.Index(RowKind.Event, "payload");

    private readonly PlainIncident[] _incidents;
    private readonly ActorSystem _system;
    private readonly IActorRef[] _actors;

    public AkkaJournal(StoragePlace place, IEnumerable<PlainIncident> incidents)
    {
        _incidents = [.. incidents];
        var connection = new NpgsqlConnectionStringBuilder(place.Options().ConnectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ConnectionString;
        _system = ActorSystem.Create("yardstick", ConfigurationFactory.ParseString($$"""
            akka.loglevel = ERROR
            akka.persistence.journal.plugin = "akka.persistence.journal.sql"
            akka.persistence.journal.sql {
                class = "Akka.Persistence.Sql.Journal.SqlWriteJournal, Akka.Persistence.Sql"
                connection-string = "{{connection}}"
                provider-name = "PostgreSQL.15"
                tag-write-mode = Csv
                batch-size = 400
                parallelism = 3
                auto-initialize = true
            }
            """).WithFallback(Akka.Persistence.Sql.SqlPersistence.DefaultConfiguration));
        _actors = [.. Enumerable.Range(0, _incidents.Length).Select(i => _system.ActorOf(Props.Create(() => new AkkaIncident($"incident-{i}"))))];
    }

    /// <summary>Every actor has recovered before anything is counted.</summary>
    public Task BeginAsync() => CommandLoad.ForEachAsync(_actors.Length, i => _actors[i].Ask<AkkaIncident.Done>(new AkkaIncident.Persisted(["{}"]), Patience));

    public Task<double> RunAsync() => CommandLoad.RunAsync(_incidents.Length, i =>
    {
        string[] payloads = [.. _incidents[i].NextAct().Where(row => row.Kind == RowKind.Event).Select(row => (string)row.Values[Payload]!)];
        return _actors[i].Ask<AkkaIncident.Done>(new AkkaIncident.Persisted(payloads), Patience);
    });

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        _system.Dispose();
    }
}
