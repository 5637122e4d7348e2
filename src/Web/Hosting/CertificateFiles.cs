namespace LiveFair.Web.Hosting;

/// <summary>An operator's own certificate.</summary>
/// <param name="Certificate">A PEM file, the server's certificate first.</param>
/// <param name="Key">A PEM file with its key, not encrypted.</param>
public sealed record CertificateFiles(string Certificate, string Key);
