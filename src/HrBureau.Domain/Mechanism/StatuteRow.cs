using Orleans;

namespace HrBureau.Domain;

/// <summary>One article, or one rule of the house, that the product quotes.</summary>
/// <param name="Id">Its word, such as <c>decree-724-41</c>.</param>
/// <param name="Title">The title of the law, or of the county's plan.</param>
/// <param name="Article">The article as it is quoted, such as art. 41.</param>
/// <param name="Sentence">What it says, in one plain sentence.</param>
/// <param name="Mark">How sure it is: <c>A</c> read in full, <c>B</c> read in excerpt, <c>C</c> unconfirmed, <c>P</c> proposed by the product, not law.</param>
/// <param name="Source">Where it was read.</param>
[GenerateSerializer]
[Alias("hrb.statute-row")]
public sealed record StatuteRow(string Id, LocalisedText Title, LocalisedText Article, LocalisedText Sentence, string Mark, string Source);
