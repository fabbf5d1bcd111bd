using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What a token turned out to be.</summary>
public abstract record TokenReading
{
    private TokenReading()
    {
    }

    public sealed record Valid(Caller Caller) : TokenReading;

    public sealed record Refused(CallRefusal Reason) : TokenReading;
}
