using System.Diagnostics.CodeAnalysis;

namespace HrBureau.Domain;

/// <summary>Work that one officer gives to another: whom a form offers is whom the decider accepts.</summary>
public static class GivenWork
{
    /// <summary>Holding the incident.</summary>
    public const string Hold = "take-charge";

    /// <summary>Being one of the inspectors whose record is a proof.</summary>
    public const string Inspect = "record-contact-attempt";

    /// <summary>Answering a request that was handed on.</summary>
    public const string Answer = "answer-request";

    /// <summary>Whether an officer may offer the incident to another: the holder himself; where he cannot, the leader on duty.</summary>
    /// <param name="holder">Who holds it; null when nobody does.</param>
    /// <param name="officer">Who would offer it.</param>
    /// <param name="posts">The posts he holds now.</param>
    /// <returns>True when he may.</returns>
    public static bool MayHandOver([NotNullWhen(true)] string? holder, string officer, IReadOnlySet<string> posts) =>
        holder is not null && (holder == officer || posts.Contains(Posts.LeaderOnDuty));

    /// <summary>Whether an officer's duties cover the work.</summary>
    /// <param name="mechanism">The mechanism in force.</param>
    /// <param name="officer">The officer.</param>
    /// <param name="work">Command word of the work.</param>
    /// <returns>True when he may do it.</returns>
    public static bool Covers(Mechanism mechanism, OfficerRow officer, string work) => mechanism.MayIssue(work, officer.Duties.ToHashSet());

    /// <summary>Officers of an agency the work may be given to.</summary>
    /// <param name="mechanism">The mechanism in force.</param>
    /// <param name="agency">Agency code.</param>
    /// <param name="work">Command word of the work.</param>
    /// <returns>In the order of the mechanism.</returns>
    public static IEnumerable<OfficerRow> Officers(Mechanism mechanism, string agency, string work) =>
        mechanism.Serving.Where(officer => officer.Agency == agency && Covers(mechanism, officer, work));
}
