namespace HrBureau.Web;

/// <summary>A call for an officer without an officer.</summary>
public sealed class SignedOutException : Exception
{
    public SignedOutException()
        : base("Nobody is signed in.")
    {
    }

    public SignedOutException(string message)
        : base(message)
    {
    }

    public SignedOutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
