using System.Globalization;
using System.Resources;

namespace HrBureau.Silo;

/// <summary>The sentences that leave the house, in Chinese.</summary>
internal static class OutwardTexts
{
    private static readonly ResourceManager Resources = new("HrBureau.Silo.Texts.Outward", typeof(OutwardTexts).Assembly);

    public static string Test => Of("test");

    public static string Notice(string incident, bool drill) => (drill ? Of("drill") : "") + Of("notice").Replace("{0}", incident, StringComparison.Ordinal);

    private static string Of(string name) => Resources.GetString(name, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"There is no text {name}.");
}
