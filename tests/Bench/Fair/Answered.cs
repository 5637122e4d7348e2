using System.Text.Json;

namespace LiveFair.Bench.Fair;

/// <summary>What a call was answered with.</summary>
internal sealed record Answered(int Status, JsonElement Body)
{
    public bool Ok => Status is >= 200 and < 300;

    /// <summary>The refusal's code; the bare status when there is none.</summary>
    public string Code =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code)
            ? code.GetString() ?? $"{Status}"
            : $"{Status}";

    public TimeSpan? RetryAfter =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("retryAfterMs", out var wait)
            ? TimeSpan.FromMilliseconds(wait.GetDouble())
            : null;

    /// <exception cref="FairProblem">It was refused.</exception>
    public JsonElement Need(string what) =>
        Ok ? Body : throw new FairProblem($"{what} was refused with {Status} {Code}.");
}
