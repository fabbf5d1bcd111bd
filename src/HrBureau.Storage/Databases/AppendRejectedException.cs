namespace HrBureau.Storage;

/// <summary>The database refuses this append whenever it comes; the others of its batch were written.</summary>
public sealed class AppendRejectedException : StorageException
{
    public AppendRejectedException()
    {
    }

    public AppendRejectedException(string message)
        : base(message)
    {
    }

    public AppendRejectedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
