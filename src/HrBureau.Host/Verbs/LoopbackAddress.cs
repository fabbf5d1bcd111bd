using System.Text.RegularExpressions;

namespace HrBureau.Host;

/// <summary>Where the process with these settings is reached from its own machine.</summary>
internal static partial class LoopbackAddress
{
    public static Uri Of(Settings settings) => new(Everywhere().Replace(settings.Urls[0], "//127.0.0.1"));

    [GeneratedRegex(@"//(\+|\*|0\.0\.0\.0|\[::\])(?=[:/]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Everywhere();
}
