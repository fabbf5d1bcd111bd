using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>The incident did not take the record of a delivery; the row stays owed.</summary>
public sealed class DeliveryException : Exception
{
    public DeliveryException()
    {
    }

    public DeliveryException(string message)
        : base(message)
    {
    }

    public DeliveryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DeliveryException(CommandOutcome outcome)
        : base($"The incident answered {outcome}.")
    {
    }
}
