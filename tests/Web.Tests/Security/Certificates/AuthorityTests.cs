using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using LiveFair.Web.Security.Certificates;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security.Certificates;

public sealed class AuthorityTests : IDisposable
{
    private static readonly MachineNames Names =
        new("Fair-1", [IPAddress.Parse("192.168.1.20"), IPAddress.Parse("2001:db8::7"), IPAddress.Loopback]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-ca-");
    private readonly ShiftedTime _time = new();

    private string Kept => Path.Combine(_folder.FullName, "ca.pem");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("localhost")]
    [InlineData("fair-1")]
    [InlineData("fair-1.local")]
    [InlineData("192.168.1.20")]
    [InlineData("2001:db8::7")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Who_trusts_the_authority_trusts_the_machine_by_each_of_its_names(string name)
    {
        var own = Own(Names);
        using var authority = X509CertificateLoader.LoadCertificate(own.Authority);

        Assert.Equal("", Complaint(own.Current, authority, name));
        Assert.NotEqual("", Complaint(own.Current, authority, "elsewhere.example"));
        using var other = X509CertificateLoader.LoadCertificate(
            FairAuthority.Keep(Kept + "2", "fair-1", _time.GetUtcNow()).Certificate);
        Assert.NotEqual("", Complaint(own.Current, other, name));
    }

    [Fact]
    public void Phones_accept_how_long_it_holds()
    {
        var leaf = Own(Names).Current.TargetCertificate;

        Assert.InRange(leaf.NotAfter - leaf.NotBefore, TimeSpan.FromDays(30), TimeSpan.FromDays(825));
        Assert.False(leaf.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public void A_later_start_keeps_the_authority_that_phones_trust_and_only_the_server_may_read_it()
    {
        var first = Own(Names).Authority;

        Assert.Equal(first, Own(Names).Authority);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        }

        Assert.Equal(["ca.pem"], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void An_authority_that_ends_soon_is_replaced()
    {
        var first = Own(Names).Authority;
        _time.Advance(TimeSpan.FromDays(3_650 - 91));
        Assert.Equal(first, Own(Names).Authority);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.NotEqual(first, Own(Names).Authority);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void A_file_that_holds_no_authority_is_refused_by_its_name(string text)
    {
        File.WriteAllText(Kept, text);
        Assert.Contains(Kept, Assert.Throws<InvalidDataException>(() => Own(Names)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_certificate_is_new_when_addresses_change_and_before_its_end()
    {
        var names = Names;
        var own = new OwnCertificate(
            FairAuthority.Keep(Kept, "fair-1", _time.GetUtcNow()), () => names, _time);
        using var authority = X509CertificateLoader.LoadCertificate(own.Authority);
        var first = own.Current;
        Assert.False(own.Renew());
        Assert.Same(first, own.Current);

        names = new MachineNames("fair-1", [IPAddress.Parse("10.0.0.3")]);
        Assert.True(own.Renew());
        Assert.Equal("", Complaint(own.Current, authority, "10.0.0.3"));
        Assert.NotEqual("", Complaint(own.Current, authority, "192.168.1.20"));

        _time.Advance(FairAuthority.LeafLife * 0.6);
        Assert.False(own.Renew());
        _time.Advance(FairAuthority.LeafLife * 0.1);
        Assert.True(own.Renew());
        Assert.False(own.Renew());
    }

    /// <summary>What a client would complain of that trusts this authority alone.</summary>
    private static string Complaint(SslStreamCertificateContext shown, X509Certificate2 trusted, string name)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        var leaf = shown.TargetCertificate;
        return chain.Build(leaf) && leaf.MatchesHostname(name)
            ? ""
            : $"{name}: {string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation))}";
    }

    private OwnCertificate Own(MachineNames names) =>
        new(FairAuthority.Keep(Kept, names.Host, _time.GetUtcNow()), () => names, _time);
}
