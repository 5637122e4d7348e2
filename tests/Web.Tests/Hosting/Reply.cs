using System.Net;
using System.Text.Json;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>An HTTP answer, read whole.</summary>
public sealed record Reply(
    HttpStatusCode Status, string? Type, string Text, byte[] Bytes, string? Cookie, string? FileName)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public JsonElement this[string name] => Json.GetProperty(name);

    public string? Code => Type == "application/problem+json" ? this["code"].GetString() : null;

    public string Id => this["id"].GetString()!;

    public IEnumerable<JsonElement> Items => this["items"].EnumerateArray();

    /// <summary>Status, type and text without the number of the request, to compare two answers.</summary>
    public string Gist
    {
        get
        {
            var members = Type == "application/problem+json"
                ? Json.EnumerateObject().Where(member => member.Name != "traceId").Select(member => member.ToString())
                : [Text];
            return $"{(int)Status} {Type} {string.Join(',', members)}";
        }
    }

    /// <summary>Fails unless this is that refusal, in the form that every refusal has.</summary>
    public Reply Refuses(int status, string code)
    {
        Assert.Equal((status, "application/problem+json", code), ((int)Status, Type, Code));
        Assert.Equal(status, this["status"].GetInt32());
        Assert.NotEqual("", this["title"].GetString());
        return this;
    }

    /// <summary>Fails unless the refusal has those words.</summary>
    public void Says(string title) => Assert.Equal(title, this["title"].GetString());

    /// <summary>Fails unless the status is that.</summary>
    public Reply Is(int status)
    {
        Assert.True((int)Status == status, $"expected {status}, got {(int)Status}: {Text}");
        return this;
    }
}
