namespace HrBureau.Web;

/// <summary>What a refusal or a step rests on.</summary>
/// <param name="Id">Statute id of the mechanism.</param>
/// <param name="Title">Title of the law or plan.</param>
/// <param name="Article">The article as quoted.</param>
/// <param name="Sentence">What it says, in one plain sentence.</param>
public sealed record ApiBasis(string Id, string Title, string? Article, string? Sentence);
