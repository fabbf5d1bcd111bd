using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>The unreachable rule: failures since the last success, spread over channels and time.</summary>
/// <remarks>人社部发〔2014〕100号 asks for attempts that can be shown; how many is the county's choice and stands in the mechanism.</remarks>
public static class Unreachability
{
    /// <summary>An attempt recorded longer than this after it happened is a late entry (补录).</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromHours(24);

    /// <summary>The person was reached; an express refusal is a success of the attempt and a flag of its own.</summary>
    /// <param name="result">Result.</param>
    /// <returns>True for answered, replied, agreed to come and refused.</returns>
    public static bool IsSuccess(ContactResult result) => result is ContactResult.AnsweredCooperates or ContactResult.AgreedToCome or ContactResult.Replied or ContactResult.AnsweredRefuses;

    /// <summary>The person was not reached by a road that is known to be his.</summary>
    /// <param name="result">Result.</param>
    /// <returns>True for no answer, powered off, not found, place closed; a void number, another person and mere delivery say nothing.</returns>
    public static bool IsFailure(ContactResult result) => result is ContactResult.NoAnswer or ContactResult.PoweredOff or ContactResult.NotFound or ContactResult.PlaceClosed;

    /// <summary>Whether an attempt counts for the rule: a failure its channel can have, on a sourced number or address, and a late entry only with proof.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <returns>True when it counts.</returns>
    public static bool Counts(IncidentEvent.ContactAttempted attempt) =>
        ContactRoads.CanFail(attempt.Channel, attempt.Result) && attempt.Sourced && (!attempt.Late || IsProven(attempt));

    /// <summary>Whether an attempt reached the person: a success, and from before he became unreachable only one with proof.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="unreachable">Since when he is held unreachable; null when he is not.</param>
    /// <returns>True when it counts as a success.</returns>
    public static bool Reaches(IncidentEvent.ContactAttempted attempt, DateTimeOffset? unreachable) =>
        IsSuccess(attempt.Result) && (!(attempt.At < unreachable) || IsProven(attempt));

    /// <summary>Whether the run of failures is long, wide and spread enough.</summary>
    /// <param name="run">Failures since the last success.</param>
    /// <param name="row">The county's numbers.</param>
    /// <returns>True when the person is unreachable by rule.</returns>
    public static bool Holds(FailureRun run, UnreachableRow row) =>
        run.Count >= row.Failures && run.Channels.Count >= row.Channels && run.Last - run.First >= row.Span;

    /// <summary>The run of failures after a success, by legal time, whatever the order of recording.</summary>
    /// <param name="attempts">Kept attempts.</param>
    /// <param name="lastSuccess">Last success, or null.</param>
    /// <returns>The run.</returns>
    public static FailureRun RunOf(ImmutableList<IncidentEvent.ContactAttempted> attempts, DateTimeOffset? lastSuccess)
    {
        var ids = ImmutableList.CreateBuilder<string>();
        var channels = new HashSet<ContactChannel>();
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        foreach (var attempt in attempts)
        {
            if (CountsSince(attempt, lastSuccess))
            {
                ids.Add(attempt.AttemptId);
                channels.Add(attempt.Channel);
                first = Earlier(first, attempt.At);
                last = Later(last, attempt.At);
            }
        }

        return ids.Count == 0 ? FailureRun.None : new(ids.Count, [.. channels], first, last, ids.ToImmutable());
    }

    /// <summary>The first and the last failure on each channel of the run: without them it would look shorter, or like fewer channels.</summary>
    /// <param name="attempts">Tries.</param>
    /// <param name="lastSuccess">Last success, legal time.</param>
    /// <returns>Attempt ids.</returns>
    internal static HashSet<string> EndsOfRun(IEnumerable<IncidentEvent.ContactAttempted> attempts, DateTimeOffset? lastSuccess) => attempts
        .Where(attempt => CountsSince(attempt, lastSuccess))
        .GroupBy(attempt => attempt.Channel)
        .SelectMany(channel => new[] { channel.MinBy(attempt => attempt.At)!.AttemptId, channel.MaxBy(attempt => attempt.At)!.AttemptId })
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The persons whose being unreachable makes the incident so: key persons of the unit that owes and of its labour contractor.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>Person ids; with no employer or labour contractor named, those of the subcontractor or host unit.</returns>
    public static IReadOnlyList<string> KeyPersons(IncidentState state)
    {
        var owing = KeyPersons(state, PartyRole.Employer, PartyRole.LabourContractor);
        return owing.Count > 0 ? owing : KeyPersons(state, PartyRole.Subcontractor, PartyRole.HostUnit);
    }

    /// <summary>Whether a post makes a key person unless said otherwise.</summary>
    /// <param name="post">Post.</param>
    /// <returns>True for legal representative, actual controller and labour contractor.</returns>
    public static bool IsKeyPost(PersonPost post) => post is PersonPost.LegalRepresentative or PersonPost.ActualController or PersonPost.LabourContractor;

    private static bool CountsSince(IncidentEvent.ContactAttempted attempt, DateTimeOffset? lastSuccess) => Counts(attempt) && !(attempt.At <= lastSuccess);

    private static bool IsProven(IncidentEvent.ContactAttempted attempt) => attempt.ReceiptProof is not null || attempt.Evidence.Count > 0;

    private static List<string> KeyPersons(IncidentState state, PartyRole one, PartyRole other)
    {
        var keys = new List<string>();
        foreach (var party in state.Parties.Values)
        {
            if (party.Role == one || party.Role == other)
            {
                keys.AddRange(party.Persons.Values.Where(person => person.KeyPerson).Select(person => person.PersonId));
            }
        }

        return keys;
    }

    private static DateTimeOffset Earlier(DateTimeOffset? so, DateTimeOffset at) => so is { } first && first < at ? first : at;

    private static DateTimeOffset Later(DateTimeOffset? so, DateTimeOffset at) => so is { } last && last > at ? last : at;
}
