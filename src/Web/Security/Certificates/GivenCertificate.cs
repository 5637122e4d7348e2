using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveFair.Web.Security.Certificates;

/// <summary>The operator's certificate, from files that whoever renews it writes anew.</summary>
internal sealed class GivenCertificate : IServerCertificate
{
    private readonly string _certificate;
    private readonly string _key;
    private Read _read;

    /// <param name="certificate">PEM, the server's certificate first, then those between it and the root.</param>
    /// <param name="key">PEM, not encrypted.</param>
    /// <exception cref="InvalidDataException">They cannot be read, or do not belong together.</exception>
    public GivenCertificate(string certificate, string key)
    {
        (_certificate, _key) = (certificate, key);
        _read = ReadFiles();
    }

    public SslStreamCertificateContext Current => Volatile.Read(ref _read).Context;

    public bool Renew()
    {
        if (WrittenAt() == _read.WrittenAt)
        {
            return false;
        }

        Volatile.Write(ref _read, ReadFiles());
        return true;
    }

    private DateTime WrittenAt() =>
        new(Math.Max(File.GetLastWriteTimeUtc(_certificate).Ticks, File.GetLastWriteTimeUtc(_key).Ticks));

    private Read ReadFiles()
    {
        try
        {
            var writtenAt = WrittenAt();
            using var pem = X509Certificate2.CreateFromPemFile(_certificate, _key);
            var between = new X509Certificate2Collection();
            between.ImportFromPemFile(_certificate);
            between.RemoveAt(0);
            var whole = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
            return new Read(SslStreamCertificateContext.Create(whole, between, offline: true), writtenAt);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException or IOException
            or UnauthorizedAccessException)
        {
            // The argument at fault is a key that belongs to another certificate.
            throw new InvalidDataException($"{_certificate}, {_key}: {problem.Message}");
        }
    }

    private sealed record Read(SslStreamCertificateContext Context, DateTime WrittenAt);
}
