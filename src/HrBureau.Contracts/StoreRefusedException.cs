namespace HrBureau.Contracts;

/// <summary>The store refuses what an act would write, and will refuse it again: a fault of ours. Sending the same once more changes nothing.</summary>
[GenerateSerializer]
[Alias("hrb.store-refused")]
public sealed class StoreRefusedException : Exception
{
    /// <summary>Made by serializers.</summary>
    public StoreRefusedException()
        : base("The store refuses this act.")
    {
    }

    /// <summary>Says what.</summary>
    /// <param name="message">Name of the fault; never its text.</param>
    public StoreRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Made by serializers.</summary>
    /// <param name="message">Text.</param>
    /// <param name="innerException">Cause.</param>
    public StoreRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
