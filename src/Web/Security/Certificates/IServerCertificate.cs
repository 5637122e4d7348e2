using System.Net.Security;

namespace LiveFair.Web.Security.Certificates;

/// <summary>The certificate that TLS shows: the fair's own, or the operator's.</summary>
internal interface IServerCertificate
{
    /// <summary>The one for connections that begin now.</summary>
    SslStreamCertificateContext Current { get; }

    /// <summary>Looks whether another one is due, and takes it.</summary>
    /// <returns>Whether it changed.</returns>
    /// <exception cref="InvalidDataException">It cannot be read; the one before stays.</exception>
    bool Renew();
}
