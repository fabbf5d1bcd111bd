using Akka.Actor;
using Akka.Persistence;

namespace HrBureau.Benchmarks;

/// <summary>An incident as a persistent actor that keeps what it is told and answers once it is durable.</summary>
internal sealed class AkkaIncident : ReceivePersistentActor
{
    private int _entries;

    public AkkaIncident(string id)
    {
        PersistenceId = id;
        Recover<string>(_ => _entries++);
        Command<Persisted>(command =>
        {
            var (from, left) = (Sender, command.Payloads.Length);
            PersistAll(command.Payloads, _ =>
            {
                _entries++;
                if (--left == 0)
                {
                    from.Tell(new Done(_entries));
                }
            });
        });
    }

    public override string PersistenceId { get; }

    /// <summary>The entries of one act.</summary>
    internal sealed record Persisted(string[] Payloads);

    /// <summary>They are durable.</summary>
    internal sealed record Done(int Entries);
}
