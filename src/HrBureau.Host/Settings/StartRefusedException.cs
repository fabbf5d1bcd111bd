namespace HrBureau.Host;

/// <summary>The start is refused; the message is one sentence that names the setting and the cure, Chinese first, then English.</summary>
internal sealed class StartRefusedException : Exception
{
    public StartRefusedException()
    {
    }

    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Name of the sentence; null where it is none of the table's.</summary>
    public string? Reason { get; private init; }

    public static StartRefusedException Because(string text, params object[] args) => new(HostTexts.Both(text, args)) { Reason = text };
}
