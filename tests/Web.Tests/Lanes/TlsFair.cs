using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A fair with lanes that ends TLS itself as well.</summary>
public sealed class TlsFair : LaneFair
{
    /// <summary>Where it does.</summary>
    public Uri Secure => new(App.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            LaneDoor.Stand(listen);
            listen.UseHttps(Certificate());
        }));
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
