namespace HrBureau.Storage;

/// <summary>What is kept is not what was taken: a byte was changed, a piece is missing or stands in another's place. Nothing of it is served.</summary>
public sealed class EvidenceDamagedException : Exception
{
    public EvidenceDamagedException()
    {
    }

    public EvidenceDamagedException(string message)
        : base(message)
    {
    }

    public EvidenceDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
