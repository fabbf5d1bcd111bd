namespace HrBureau.Storage;

/// <summary>The database did not take the work, and nothing of it was written. Try again later.</summary>
public sealed class StorageUnavailableException : StorageException
{
    public StorageUnavailableException()
    {
    }

    public StorageUnavailableException(string message)
        : base(message)
    {
    }

    public StorageUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private StorageUnavailableException(IReadOnlyList<StorageProblem> problems, Exception? innerException)
        : base(problems, innerException)
    {
    }

    /// <summary>A refusal that says why in the words of whoever operates.</summary>
    public static StorageUnavailableException Because(string code, FormattableString sentence, Exception? inner = null) => new([StorageProblem.Of(code, sentence)], inner);
}
