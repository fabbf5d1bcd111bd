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
}
