namespace HrBureau.Storage;

/// <summary>A setting of the store cannot work; the message names it and the cure.</summary>
public sealed class StorageOptionsException : StorageException
{
    public StorageOptionsException()
    {
    }

    public StorageOptionsException(string message)
        : base(message)
    {
    }

    public StorageOptionsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private StorageOptionsException(IReadOnlyList<StorageProblem> problems, Exception? innerException)
        : base(problems, innerException)
    {
    }

    /// <summary>A refusal that says why in the words of whoever operates.</summary>
    public static StorageOptionsException Because(string code, FormattableString sentence, Exception? inner = null) => new([StorageProblem.Of(code, sentence)], inner);
}
