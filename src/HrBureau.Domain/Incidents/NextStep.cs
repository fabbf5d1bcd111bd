using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What to do now. The sentence hangs on the code, in resources.</summary>
/// <param name="Code">One of <see cref="NextStepCodes"/>.</param>
/// <param name="Args">Arguments of the sentence by name; ids, numbers and wire words, several with commas between; never personal data.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="Command">Wire name of the command to offer, or null.</param>
/// <param name="Subject">Request, person, officer or notice it is about; null for the incident.</param>
/// <param name="DueAt">Until when, or null.</param>
/// <param name="Urgency">3 at once, 2 today's work, 1 when there is time, 0 to know.</param>
public sealed record NextStep(string Code, ImmutableSortedDictionary<string, string> Args, string Basis, string? Command, string? Subject, DateTimeOffset? DueAt, int Urgency);
