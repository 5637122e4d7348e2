using System.Net.Security;

namespace LiveFair.Web.Security.Certificates;

/// <summary>
/// A certificate of the fair's own authority for what the machine is called now. It lives in memory only: a new one
/// costs nothing, and those who trust the authority take it.
/// </summary>
internal sealed class OwnCertificate : IServerCertificate
{
    private static readonly TimeSpan RenewBefore = FairAuthority.LeafLife / 3;

    private readonly FairAuthority _authority;
    private readonly Func<MachineNames> _look;
    private readonly TimeProvider _time;
    private Shown _shown;

    /// <param name="look">What the machine is called now.</param>
    public OwnCertificate(FairAuthority authority, Func<MachineNames> look, TimeProvider time)
    {
        (_authority, _look, _time) = (authority, look, time);
        _shown = Make(look());
    }

    /// <summary>What phones are to trust, as DER.</summary>
    public byte[] Authority => _authority.Certificate;

    /// <summary>What the certificate says the machine is called.</summary>
    public MachineNames Names => Volatile.Read(ref _shown).Names;

    public SslStreamCertificateContext Current => Volatile.Read(ref _shown).Context;

    public bool Renew()
    {
        var (shown, names) = (_shown, _look());
        if (names.Equals(shown.Names) && _time.GetUtcNow() < shown.Until - RenewBefore)
        {
            return false;
        }

        // The one before is not disposed: connections that begin this moment may still hold it.
        Volatile.Write(ref _shown, Make(names));
        return true;
    }

    private Shown Make(MachineNames names)
    {
        var certificate = _authority.Issue(names, _time.GetUtcNow());
        return new Shown(
            names, SslStreamCertificateContext.Create(certificate, null, offline: true),
            new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
    }

    private sealed record Shown(MachineNames Names, SslStreamCertificateContext Context, DateTimeOffset Until);
}
