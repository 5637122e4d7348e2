namespace LiveFair.Live.Viewers;

/// <summary>Sends a code to a phone.</summary>
public interface ISmsSender
{
    /// <summary>Sends it; null when it went out, OVERLOADED when it could not.</summary>
    Task<Refusal?> Send(PhoneNumber phone, string code);
}
