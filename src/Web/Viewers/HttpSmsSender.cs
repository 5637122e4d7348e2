using System.Net.Http.Headers;
using LiveFair.Live;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Viewers;

/// <summary>Hands codes to the operator's SMS gateway: one POST of <c>{phone,code}</c> as JSON.</summary>
internal sealed partial class HttpSmsSender(
    IHttpClientFactory clients, IOptions<SmsOptions> options, ILogger<HttpSmsSender> logger) : ISmsSender
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromMinutes(1);

    public async Task<Refusal?> Send(PhoneNumber phone, string code)
    {
        if (options.Value.Url is not { } url)
        {
            return new Refusal(RefusalCode.Overloaded, "This fair cannot send codes: the setting sms.url is missing.");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = JsonContent.Create(new { phone = phone.Digits, code }),
        };
        if (options.Value.Secret is { Length: > 0 } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }

        try
        {
            using var client = clients.CreateClient();
            client.Timeout = options.Value.Timeout;
            using var answer = await client.SendAsync(request);
            if (answer.IsSuccessStatusCode)
            {
                return null;
            }

            LogRefused(logger, (int)answer.StatusCode);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            LogUnreachable(logger, problem);
        }

        return new Refusal(RefusalCode.Overloaded, "The code could not be sent; try again in a minute.", ComeBack);
    }

    [LoggerMessage(4001, LogLevel.Error, "The SMS gateway answered {Status}")]
    private static partial void LogRefused(ILogger logger, int status);

    [LoggerMessage(4002, LogLevel.Error, "The SMS gateway did not answer")]
    private static partial void LogUnreachable(ILogger logger, Exception problem);
}
