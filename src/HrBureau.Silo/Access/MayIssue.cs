namespace HrBureau.Silo;

/// <summary>The county's table of command × duty: whether one of the duties held allows an act.</summary>
public delegate bool MayIssue(string word, IReadOnlySet<string> held);
