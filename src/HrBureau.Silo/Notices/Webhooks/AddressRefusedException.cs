namespace HrBureau.Silo;

/// <summary>A host leads to where nothing of ours may go.</summary>
public sealed class AddressRefusedException : Exception
{
    public AddressRefusedException()
        : base("The host leads to an address that is not allowed.")
    {
    }

    public AddressRefusedException(string message)
        : base(message)
    {
    }

    public AddressRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
