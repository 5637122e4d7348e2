namespace LiveFair.Web.Viewers;

/// <summary>The operator's SMS gateway.</summary>
public sealed class SmsOptions
{
    /// <summary>Where codes are posted, a whole http(s) address; without it no code is sent. Default none.</summary>
    public Uri? Url { get; set; }

    /// <summary>Sent as a bearer token. Default none.</summary>
    public string? Secret { get; set; }

    /// <summary>How long the gateway may take. Default 5 s, 1 s to 20 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
}
