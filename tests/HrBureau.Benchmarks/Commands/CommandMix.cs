using System.Collections.Immutable;
using HrBureau.Domain;

namespace HrBureau.Benchmarks;

/// <summary>What officers do on an incident under way, in turn: 16 commands, of which two owe a notice whose delivery is one more.</summary>
internal static class CommandMix
{
    public const string Said = "6 contact attempts, 4 notes, 3 updates of figures, 1 of inspectors, and a hand-over in 2 steps that each owe a notice and its delivery";

    private static readonly string Words = string.Concat(Enumerable.Repeat("\u5de5\u5730\u4e1c\u95e8\u5de5\u4eba\u60c5\u7eea\u7a33\u5b9a\uff0c", 6));

    private static readonly ImmutableArray<Func<string, IncidentCommand>> Turn =
    [
        _ => new IncidentCommand.AddNote(Words),
        _ => Attempt(ContactResult.NoAnswer, 5),
        _ => new IncidentCommand.UpdateFacts(FactSource.Police, Headcount: 31, Note: "\u73b0\u573a\u70b9\u4eba"),
        _ => new IncidentCommand.AddNote(Words, NoteAudience.Shared),
        _ => Attempt(ContactResult.AnsweredCooperates, 4),
        _ => new IncidentCommand.UpdateFacts(FactSource.Hr, Headcount: 44, AmountFen: 1_300_000_00, Adopt: true),
        _ => Attempt(ContactResult.PoweredOff, 3),
        holder => new IncidentCommand.HandOver(Other(holder), Words),
        _ => new IncidentCommand.AcceptHandOver(),
        _ => new IncidentCommand.AddNote(Words),
        _ => new IncidentCommand.AssignInspectors([OpenIncident.Holder, OpenIncident.Colleague]),
        _ => Attempt(ContactResult.PoweredOff, 2),
        _ => new IncidentCommand.UpdateFacts(FactSource.Hr, Headcount: 46, AmountFen: 1_234_560_00, Adopt: true),
        _ => Attempt(ContactResult.NoAnswer, 2),
        _ => Attempt(ContactResult.AnsweredCooperates, 1),
        _ => new IncidentCommand.AddNote(Words),
    ];

    /// <summary>How many commands one turn has.</summary>
    public static int Length => Turn.Length;

    /// <summary>After two turns the incident is with its first holder again.</summary>
    public static int Commands => 2 * Length;

    private static readonly ImmutableArray<(string Officer, string Body)>[] Starts = [.. Enumerable.Range(0, Length).Where(first => Make(first) is not IncidentCommand.AcceptHandOver).Select(Of)];

    /// <summary>The commands of an incident. Incidents are not in step: each begins elsewhere in the turn.</summary>
    public static ImmutableArray<(string Officer, string Body)> From(int incident) => Starts[incident % Starts.Length];

    private static ImmutableArray<(string Officer, string Body)> Of(int first)
    {
        var holder = OpenIncident.Holder;
        var commands = ImmutableArray.CreateBuilder<(string, string)>(Commands);
        for (var n = first; n < first + Commands; n++)
        {
            var command = Make(n, holder);
            holder = command is IncidentCommand.AcceptHandOver ? Other(holder) : holder;
            commands.Add((holder, DomainJson.WriteCommand(command)));
        }

        return commands.MoveToImmutable();
    }

    private static IncidentCommand Make(int n, string holder = OpenIncident.Holder) => Turn[n % Turn.Length](holder);

    private static string Other(string holder) => holder == OpenIncident.Holder ? OpenIncident.Colleague : OpenIncident.Holder;

    private static IncidentCommand.RecordContactAttempt Attempt(ContactResult result, int minutesAgo) => new IncidentCommand.RecordContactAttempt(
        OpenIncident.Person,
        ContactChannel.Phone,
        OpenIncident.Phone,
        result,
        TimeProvider.System.GetUtcNow().ToOffset(CountyTime.Offset).AddMinutes(-minutesAgo),
        "\u62e8\u6253\u767b\u8bb0\u7535\u8bdd",
        [OpenIncident.Holder, OpenIncident.Colleague]);
}
