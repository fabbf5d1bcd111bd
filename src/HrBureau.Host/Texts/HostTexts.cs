using System.Globalization;
using System.Resources;
using HrBureau.Domain;
using HrBureau.Storage;

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
    public sealed record Word(string Name, params IReadOnlyList<object> Arguments);

    /// <summary>Sentences within a sentence, each in its language.</summary>
    public sealed record Words(IReadOnlyList<Word> Each);

    /// <summary>Why the store cannot be used; what only the database knows is said as it being away.</summary>
    public static Words Of(IReadOnlyList<StorageProblem> problems) => new(problems.Count == 0
        ? [new Word("storage-away")]
        : [.. problems.Select(problem => new Word(problem.Code, problem.Arguments))]);

    /// <summary>What stopped a copy: in its own words where the store has them, else in the system's.</summary>
    public static object Cause(Exception fault) => fault is StorageException { Problems: var problems } ? Of(problems) : fault.Message;

    /// <summary>In Chinese alone, beside what the running system answers in Chinese.</summary>
    public static string Of(string name) => In(Chinese, name, []);

    /// <summary>An instant as the clock on the wall of the duty room shows it.</summary>
    public static string Time(DateTimeOffset at) => CountyTime.ToLocal(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string In(CultureInfo language, string name, object[] args) => string.Format(
        language,
        Resources.GetString(name, language) ?? throw new InvalidOperationException($"There is no text {name}."),
        [.. args.Select(arg => arg switch
        {
            Word word => In(language, word.Name, [.. word.Arguments]),
            Words words => string.Join(language == Chinese ? "" : " ", words.Each.Select(word => In(language, word.Name, [.. word.Arguments]))),
            _ => arg,
        })]);
}
