namespace HrBureau.Domain;

/// <summary>What each channel leads to, and how it can end: a letter goes to an address, only a telephone can be switched off.</summary>
/// <remarks>A result that its channel cannot have is refused; where it was recorded before that, it is kept and proves nothing: 人社部发〔2014〕100号 rests on attempts that can be shown.</remarks>
public static class ContactRoads
{
    /// <summary>Whether a channel reaches somebody by a detail of this kind.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="kind">Kind of the recorded detail.</param>
    /// <returns>True when it does; relatives and the chain are reached by any.</returns>
    public static bool LeadsTo(ContactChannel channel, ContactKind kind) => channel switch
    {
        ContactChannel.Phone or ContactChannel.Sms => kind is ContactKind.Phone,
        ContactChannel.Wechat => kind is ContactKind.Wechat or ContactKind.Phone,
        ContactChannel.BusinessVisit or ContactChannel.HomeVisit or ContactChannel.Letter => kind is ContactKind.Address,
        _ => true,
    };

    /// <summary>Whether a channel can end in this failure.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="result">Result.</param>
    /// <returns>False for a result that is no failure, and for one the channel cannot have.</returns>
    public static bool CanFail(ContactChannel channel, ContactResult result) => result switch
    {
        ContactResult.NoAnswer => channel is not ContactChannel.Letter,
        ContactResult.PoweredOff => channel is ContactChannel.Phone or ContactChannel.ViaRelative or ContactChannel.ViaChain,
        ContactResult.NotFound => channel is not (ContactChannel.Phone or ContactChannel.Sms or ContactChannel.Wechat),
        ContactResult.PlaceClosed => channel is ContactChannel.BusinessVisit or ContactChannel.HomeVisit,
        _ => false,
    };

    /// <summary>Whether a channel can end in this result at all.</summary>
    /// <param name="channel">Channel.</param>
    /// <param name="result">Result.</param>
    /// <returns>False for what it cannot have met: nobody finds a door locked on the telephone.</returns>
    public static bool CanEnd(ContactChannel channel, ContactResult result) => result switch
    {
        ContactResult.AnsweredCooperates => channel is not (ContactChannel.Sms or ContactChannel.Letter),
        ContactResult.NumberVoid => channel is not (ContactChannel.BusinessVisit or ContactChannel.HomeVisit or ContactChannel.Letter),
        ContactResult.OtherPersonAnswered => channel is not ContactChannel.Letter,
        ContactResult.Delivered => channel is not ContactChannel.Phone,
        ContactResult.AgreedToCome or ContactResult.Replied or ContactResult.AnsweredRefuses => true,
        _ => CanFail(channel, result),
    };
}
