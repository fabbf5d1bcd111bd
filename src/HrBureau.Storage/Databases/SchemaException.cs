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

    private SchemaException(IReadOnlyList<StorageProblem> problems, Exception? innerException)
        : base(problems, innerException)
    {
    }

    /// <summary>A refusal that says why in the words of whoever operates.</summary>
    public static SchemaException Because(string code, FormattableString sentence, Exception? inner = null) => new([StorageProblem.Of(code, sentence)], inner);

    internal static SchemaException Of(IReadOnlyList<StorageProblem> problems) => new(problems, null);
}
