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
}
