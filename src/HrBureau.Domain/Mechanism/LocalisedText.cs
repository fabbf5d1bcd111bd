using Orleans;

namespace HrBureau.Domain;

/// <summary>One text in the two languages of the product.</summary>
/// <param name="Zh">Simplified Chinese, shown first.</param>
/// <param name="En">English.</param>
[GenerateSerializer, Immutable]
public sealed record LocalisedText(string Zh, string En)
{
    /// <summary>The text for a culture: Chinese for <c>zh</c> and its children, English for everything else.</summary>
    /// <param name="culture">A culture name such as <c>zh-CN</c>.</param>
    /// <returns>One of the two texts.</returns>
    public string For(string culture) => culture.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}
