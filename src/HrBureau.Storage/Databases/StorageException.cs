namespace HrBureau.Storage;

/// <summary>A fault of the store.</summary>
public abstract class StorageException : Exception
{
    protected StorageException()
    {
    }

    protected StorageException(string message)
        : base(message)
    {
    }

    protected StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    protected StorageException(IReadOnlyList<StorageProblem> problems, Exception? innerException)
        : base(string.Join(' ', problems), innerException) => Problems = problems;

    /// <summary>What is wrong and the cure; none where the database is away and nothing else is known.</summary>
    public IReadOnlyList<StorageProblem> Problems { get; } = [];
}
