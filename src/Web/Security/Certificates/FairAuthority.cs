using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LiveFair.Web.Security.Certificates;

/// <summary>
/// The fair's own small certificate authority, which signs this machine's certificate and nothing else. Who trusts it
/// need not do so again when addresses change. Its key lies in the data folder and must never leave it.
/// </summary>
internal sealed class FairAuthority
{
    /// <summary>How long a machine's certificate holds. iPhones take no more than 825 days (Apple HT210176).</summary>
    public static readonly TimeSpan LeafLife = TimeSpan.FromDays(90);

    private static readonly TimeSpan Life = TimeSpan.FromDays(3_650);

    /// <summary>Phones' clocks are wrong at times.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromDays(1);

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const int SerialBytes = 16;
    private readonly X509Certificate2 _certificate;

    private FairAuthority(X509Certificate2 certificate) => _certificate = certificate;

    /// <summary>What phones are to trust, as DER.</summary>
    public byte[] Certificate => _certificate.RawData;

    /// <summary>Reads the authority from its file; one that is not there or ends soon is made anew.</summary>
    /// <param name="file">Certificate and key as PEM, for the server's eyes only.</param>
    /// <param name="host">The machine's name, which people see when they trust it.</param>
    /// <exception cref="InvalidDataException">The file holds no authority.</exception>
    public static FairAuthority Keep(string file, string host, DateTimeOffset now)
    {
        if (File.Exists(file))
        {
            var kept = Read(file);
            if (kept.NotAfter.ToUniversalTime() > (now + LeafLife).UtcDateTime)
            {
                return new FairAuthority(kept);
            }

            kept.Dispose();
        }

        var made = Make(host, now);
        Write(file, made);
        return new FairAuthority(made);
    }

    /// <summary>A new certificate with its key for a machine.</summary>
    public X509Certificate2 Issue(MachineNames names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(names.Host), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerUse)], false));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        extensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        extensions.Add(Alternatives(names));
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] &= 0x7F; // A positive number (RFC 5280, 4.1.2.2).
        using var signed = request.Create(_certificate, now - Before, now + LeafLife, serial);
        using var whole = signed.CopyWithPrivateKey(key);

        // Windows' TLS takes no key that was never stored; others do not mind the way round.
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }

    private static X509Certificate2 Make(string host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named($"LiveFair on {host}"), key, HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        extensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        extensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now - Before - Before, now + Life);
    }

    private static X500DistinguishedName Named(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name.Length <= 64 ? name : name[..64]); // RFC 5280's ub-common-name.
        return builder.Build();
    }

    private static X509Extension Alternatives(MachineNames names)
    {
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var host in names.Hosts)
        {
            builder.AddDnsName(host);
        }

        foreach (var address in names.Addresses)
        {
            builder.AddIpAddress(address);
        }

        return builder.Build();
    }

    private static X509Certificate2 Read(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(file);
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
            // The argument at fault is a key that belongs to another certificate.
            throw new InvalidDataException(
                $"{file} holds no certificate authority ({problem.Message}); without the file a new one is made.");
        }
    }

    private static void Write(string file, X509Certificate2 made)
    {
        using var key = made.GetECDsaPrivateKey()!;
        KeyFile.Write(file, $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }
}
