namespace HrBureau.Storage;

/// <summary>Another process has the data folder open.</summary>
public sealed class FolderInUseException : StorageException
{
    public FolderInUseException()
    {
    }

    public FolderInUseException(string message)
        : base(message)
    {
    }

    public FolderInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private FolderInUseException(IReadOnlyList<StorageProblem> problems, Exception? innerException)
        : base(problems, innerException)
    {
    }

    /// <summary>A refusal that says why in the words of whoever operates.</summary>
    public static FolderInUseException Because(string code, FormattableString sentence, Exception? inner = null) => new([StorageProblem.Of(code, sentence)], inner);
}
