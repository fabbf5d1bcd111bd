namespace HrBureau.Storage;

/// <summary>The work was sent and no answer came. It may have been written: load again before anything else.</summary>
public sealed class UnknownOutcomeException : StorageException
{
    public UnknownOutcomeException()
    {
    }

    public UnknownOutcomeException(string message)
        : base(message)
    {
    }

    public UnknownOutcomeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
