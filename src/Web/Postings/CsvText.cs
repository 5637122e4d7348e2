using System.Text;

namespace LiveFair.Web.Postings;

/// <summary>
/// Reads the text of a CSV file as spreadsheets in China save it: UTF-8, UTF-16 by its mark, or GBK where nobody chose.
/// </summary>
internal static class CsvText
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly UTF8Encoding Marked8 = new(true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Marked16 = new(bigEndian: false, true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Marked16Big = new(bigEndian: true, true, throwOnInvalidBytes: true);

    /// <summary>GB 18030 holds all of GBK and of GB 2312.</summary>
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>
    /// The text without a byte order mark. What is valid UTF-8 is read as that: Chinese in GBK hardly ever is.
    /// </summary>
    /// <exception cref="DecoderFallbackException">It is neither.</exception>
    public static async Task<string> Read(Stream body, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await body.CopyToAsync(bytes, cancellation);
        var file = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        foreach (var marked in (Encoding[])[Marked8, Marked16, Marked16Big])
        {
            if (file.StartsWith(marked.Preamble))
            {
                return marked.GetString(file[marked.Preamble.Length..]);
            }
        }

        return Decode(file);
    }

    private static string Decode(ReadOnlySpan<byte> file)
    {
        try
        {
            return Utf8.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            // Nothing is lost: the same bytes are read once more, and what is no GBK either is told by that.
            return Gb.GetString(file);
        }
    }
}
