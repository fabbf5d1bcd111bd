using System.Globalization;
using System.Resources;
using HrBureau.Domain;

namespace HrBureau.Host;

/// <summary>What the program says on the terminal.</summary>
internal static class HostTexts
{
    private static readonly ResourceManager Resources = new("HrBureau.Host.Texts.Terminal", typeof(HostTexts).Assembly);
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>Chinese on the first line, English on the second: whoever starts a server may read either.</summary>
    public static string Both(string name, params object[] args) => $"{In(Chinese, name, args)}\n{In(English, name, args)}";

    /// <summary>A word within a sentence, each in the sentence's language.</summary>
    public sealed record Word(string Name);

    /// <summary>In Chinese alone, beside what the running system answers in Chinese.</summary>
    public static string Of(string name) => In(Chinese, name, []);

    /// <summary>An instant as the clock on the wall of the duty room shows it.</summary>
    public static string Time(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string In(CultureInfo language, string name, object[] args) => string.Format(
        language,
        Resources.GetString(name, language) ?? throw new InvalidOperationException($"There is no text {name}."),
        [.. args.Select(arg => arg is Word word ? In(language, word.Name, []) : arg)]);
}
