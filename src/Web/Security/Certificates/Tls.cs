using System.Net.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace LiveFair.Web.Security.Certificates;

/// <summary>TLS on an endpoint of Kestrel, with whatever certificate holds at the moment.</summary>
internal static class Tls
{
    public static void UseCertificate(this ListenOptions listen)
    {
        var certificate = listen.ApplicationServices.GetRequiredService<IServerCertificate>();
        listen.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = certificate.Current,
            }),
        });
    }
}
