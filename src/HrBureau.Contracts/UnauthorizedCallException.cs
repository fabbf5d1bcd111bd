namespace HrBureau.Contracts;

/// <summary>The silo refused a call before any actor saw it. The text names the reason's word only, never the caller.</summary>
[GenerateSerializer]
[Alias("hrb.unauthorized")]
public sealed class UnauthorizedCallException : Exception
{
    /// <summary>Made by serializers.</summary>
    public UnauthorizedCallException()
    {
    }

    /// <summary>Made by serializers.</summary>
    /// <param name="message">Text.</param>
    public UnauthorizedCallException(string message)
        : base(message)
    {
    }

    /// <summary>Made by serializers.</summary>
    /// <param name="message">Text.</param>
    /// <param name="innerException">Cause.</param>
    public UnauthorizedCallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Refuses a call.</summary>
    /// <param name="reason">Why.</param>
    public UnauthorizedCallException(CallRefusal reason)
        : base($"Call refused: {reason}.") => Reason = reason;

    /// <summary>Why; <see cref="CallRefusal.NotAllowed"/> is HTTP 403, all others are HTTP 401.</summary>
    [Id(0)]
    public CallRefusal Reason { get; }
}

/// <summary>Why a call was refused.</summary>
[GenerateSerializer]
[Alias("hrb.call-refusal")]
public enum CallRefusal
{
    /// <summary>No token came with the call.</summary>
    NoToken,

    /// <summary>Not a token this county signed, or altered since.</summary>
    Forged,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Its session was signed out, or its officer disabled or changed.</summary>
    SignedOut,

    /// <summary>The token is good and its duties do not cover the call.</summary>
    NotAllowed,
}
