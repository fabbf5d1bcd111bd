namespace HrBureau.Host;

/// <summary>What was typed: the words of a verb with its options, and settings.</summary>
internal sealed record CommandLine(IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>An option of the verb <c>verify</c>: a file of heads kept outside.</summary>
    public const string Heads = "--heads";

    /// <summary>An option of the verb <c>verify</c>: a file of exported entries.</summary>
    public const string File = "--file";

    /// <summary>An option of verbs that do what an officer does: who he is.</summary>
    public const string As = "--as";

    /// <summary>An option of the verb <c>drill</c>: how many times faster than in the story.</summary>
    public const string Speed = "--speed";

    /// <summary>Asks how the program is called; whatever else was typed does not matter then.</summary>
    public const string Help = "--help";

    /// <exception cref="StartRefusedException">An unknown option, or one without a value.</exception>
    public static CommandLine Read(IReadOnlyList<string> args)
    {
        if (args.Any(static arg => arg is Help or "-h" or "-?"))
        {
            return new CommandLine([Help], new Dictionary<string, string>());
        }

        var words = new List<string>();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || args[i] is Heads or File or As or Speed)
            {
                words.Add(args[i]);
                continue;
            }

            var option = args[i][2..];
            var (key, value) = option.Split('=', 2) is [var left, var right] ? (left, right) : (option, null);
            var name = SettingName.Find(key) ?? throw StartRefusedException.Because("unknown-option", $"--{key}", SettingName.Nearest(key));
            if (value is null && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                throw StartRefusedException.Because("option-without-value", $"--{key}");
            }

            settings[name] = value ?? args[++i];
        }

        return new CommandLine(words, settings);
    }
}
