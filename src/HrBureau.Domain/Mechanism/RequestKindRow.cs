using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What the form of a request offers.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Form">The paper it becomes, such as <c>F14</c>; null when it has none.</param>
/// <param name="DefaultTo">The agency it usually goes to.</param>
/// <param name="Measures">The measures that may be asked; empty for what does not go to the police.</param>
/// <param name="SignedBy">Duties of which a signer needs one.</param>
/// <param name="SharedByDefault">What the addressee sees unless the drafter says otherwise.</param>
/// <param name="Statutes">Ids of its legal basis, the first being the one to print.</param>
/// <param name="Purpose">The purpose for which data are shared, as printed.</param>
/// <param name="ValidFrom">First day of the row.</param>
/// <param name="ValidTo">Last day of the row; null for open.</param>
/// <param name="Letter">Words of the letter the unreachable rule drafts, an official paper and so in Chinese only; see <see cref="RequestLetter"/> for its places and <see cref="LetterText"/> for its brackets. Null where no rule drafts.</param>
/// <param name="Recipients">Kinds of agency it goes to; none for a kind that may go to any.</param>
public sealed record RequestKindRow(
    RequestKind Kind,
    LocalisedText Name,
    string? Form,
    string DefaultTo,
    ImmutableArray<PoliceMeasure> Measures,
    ImmutableArray<string> SignedBy,
    ImmutableArray<SharePart> SharedByDefault,
    ImmutableArray<string> Statutes,
    LocalisedText Purpose,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string? Letter = null,
    ImmutableArray<string> Recipients = default)
{
    /// <summary>Whether the kind goes to an agency of some kind.</summary>
    /// <param name="agency">The agency.</param>
    /// <returns>True for every agency that is not closed where the row names no kinds.</returns>
    public bool GoesTo(AgencyRow agency) => !agency.Disabled && (Recipients.IsDefaultOrEmpty || Recipients.Contains(agency.Kind));
}
