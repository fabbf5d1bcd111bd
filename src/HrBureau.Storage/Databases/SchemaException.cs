namespace HrBureau.Storage;

/// <summary>The tables are not those this program needs.</summary>
public sealed class SchemaException : StorageException
{
    public SchemaException()
    {
    }

    public SchemaException(string message)
        : base(message)
    {
    }

    public SchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
