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
}
