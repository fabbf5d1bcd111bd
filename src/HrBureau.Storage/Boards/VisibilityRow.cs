namespace HrBureau.Storage;

/// <summary>What an agency may see of the incident.</summary>
/// <param name="Agency">The agency's code.</param>
/// <param name="Parts">The parts shared, separated by spaces; one that ends before the row says when.</param>
/// <param name="Until">When the right ends, if it does.</param>
/// <param name="Granted">False takes the right away.</param>
/// <param name="SearchText">What the agency's searches may match; besides it only the number.</param>
public sealed record VisibilityRow(string Agency, string Parts, DateTimeOffset? Until, bool Granted, string SearchText = "");
