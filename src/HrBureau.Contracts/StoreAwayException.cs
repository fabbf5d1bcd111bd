namespace HrBureau.Contracts;

/// <summary>The store behind an actor gave no answer in time. Whether an act stands is open: the same call with the same key may be sent again.</summary>
/// <remarks>A fault of the cluster like a silo that is away, and caught as one.</remarks>
[GenerateSerializer]
[Alias("hrb.store-away")]
public sealed class StoreAwayException : OrleansException
{
    /// <summary>Made by serializers.</summary>
    public StoreAwayException()
        : base("The store is away.")
    {
    }

    /// <summary>Says why.</summary>
    /// <param name="message">Name of the fault; never its text.</param>
    public StoreAwayException(string message)
        : base(message)
    {
    }

    /// <summary>Made by serializers.</summary>
    /// <param name="message">Text.</param>
    /// <param name="innerException">Cause.</param>
    public StoreAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
