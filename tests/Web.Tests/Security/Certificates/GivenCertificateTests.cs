using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveFair.Web.Security.Certificates;

namespace LiveFair.Web.Tests.Security.Certificates;

public sealed class GivenCertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-cert-");

    private string Certificate => Path.Combine(_folder.FullName, "cert.pem");

    private string Key => Path.Combine(_folder.FullName, "key.pem");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_written_anew_is_shown_from_then_on()
    {
        Write("first.example", 1);
        var given = new GivenCertificate(Certificate, Key);
        Assert.Equal("CN=first.example", given.Current.TargetCertificate.Subject);
        Assert.False(given.Renew());

        Write("second.example", 2);
        Assert.True(given.Renew());
        Assert.Equal("CN=second.example", given.Current.TargetCertificate.Subject);
    }

    [Fact]
    public void What_cannot_be_read_leaves_the_one_before()
    {
        Write("first.example", 1);
        var given = new GivenCertificate(Certificate, Key);
        File.WriteAllText(Key, "half of it");

        var complaint = Assert.Throws<InvalidDataException>(() => given.Renew());
        Assert.Contains(Key, complaint.Message, StringComparison.Ordinal);
        Assert.Equal("CN=first.example", given.Current.TargetCertificate.Subject);
    }

    [Fact]
    public void Files_that_are_missing_or_do_not_belong_together_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => new GivenCertificate(Certificate, Key));
        Write("first.example", 1);
        var other = File.ReadAllText(Key);
        Write("second.example", 2);
        File.WriteAllText(Key, other);
        Assert.Throws<InvalidDataException>(() => new GivenCertificate(Certificate, Key));
    }

    private void Write(string host, int day)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(Certificate, made.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        foreach (var file in new[] { Certificate, Key })
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddDays(day));
        }
    }
}
