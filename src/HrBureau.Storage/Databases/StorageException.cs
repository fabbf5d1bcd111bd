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
}
