using System.Net;
using System.Net.WebSockets;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Faults.Tests.Traffic;

/// <summary>
/// Comments, applies and brings newcomers into groups, one act after the other. An act without an answer is sent again
/// with the same opId in the server's next life, until its answer is definite.
/// </summary>
public sealed class Seeker(Fair fair, Lives lives, Person self, HubProtocol protocol, Random random)
{
    private const int MostFailures = 20;
    private readonly Queue<Job> _jobs = new(fair.Jobs.OrderBy(_ => random.Next()));

    private Act? _open;
    private Person? _newcomer;
    private int _failures;

    /// <summary>Goes on until it is told to stop, and then until nothing is open.</summary>
    public async Task Run(CancellationToken stop)
    {
        for (var life = 1; ; life++)
        {
            life = await lives.Until(life);
            try
            {
                await using var hub = await LiveHub.Open(fair.Address, self.Token, protocol);
                while (_open is not null || !stop.IsCancellationRequested)
                {
                    _open ??= Next();
                    await Send(hub, _open);
                    _open = _open.Verdict == Verdict.Unknown || Repeats(_open) ? _open : null;
                }

                return;
            }
            catch (Exception problem) when (IsBroken(problem))
            {
                // The server died, before, while or after it did what was asked: the next life will tell.
                _open?.NoAnswer();
            }
        }
    }

    /// <summary>Whether a connection broke, rather than an answer came or the test itself failed.</summary>
    public static bool IsBroken(Exception problem) => problem
        is HttpRequestException or IOException or WebSocketException or OperationCanceledException
        || (problem is InvalidOperationException && problem.Message.Contains("connection is not active"));

    private bool Repeats(Act act) => act.Verdict == Verdict.Done && random.Next(10) == 0;

    private Act Next()
    {
        var choice = random.Next(100);
        if (choice < 6 && _jobs.TryDequeue(out var job))
        {
            return fair.NextApplication(self, job);
        }

        _newcomer = choice is >= 6 and < 10 ? fair.NextNewcomer() : null;
        return _newcomer is { } newcomer ? fair.NextEnrolment(newcomer) : fair.NextComment(self);
    }

    private async Task Send(LiveHub hub, Act act)
    {
        var before = act.Verdict;
        try
        {
            var (verdict, result) = act.Deed switch
            {
                Deed.Comment => await Comment(hub, act),
                Deed.Application => await Apply(act),
                _ => await Enrol(act),
            };
            act.Answered(verdict, result);
        }
        catch (HubException failure)
        {
            Failed(act, failure.Message);
        }

        if (before != Verdict.Done && act.Verdict == Verdict.Done)
        {
            fair.Acknowledged();
        }
    }

    private async Task<(Verdict Verdict, string Result)> Comment(LiveHub hub, Act act)
    {
        var answer = await hub.Comment(fair.Session, act.OpId, act.Content);
        return answer.Ok ? (Verdict.Done, $"{answer.Offset}") : (Verdict.Refused, answer.Code);
    }

    private Task<(Verdict Verdict, string Result)> Apply(Act act) =>
        Post(act, $"/api/postings/{act.Content}/applications", self.Token, "leadId", fair.Application(self, act));

    private Task<(Verdict Verdict, string Result)> Enrol(Act act) => Post(
        act, $"/api/sessions/{fair.Session}/enrolments", _newcomer!.Token, "groupId", Fair.Enrolment(act));

    private async Task<(Verdict Verdict, string Result)> Post(
        Act act, string path, string token, string result, object body)
    {
        var (status, answer) = await fair.Api.Call("POST", path, token, body);
        if (status >= HttpStatusCode.InternalServerError)
        {
            Failed(act, $"{status}: {answer}");
            return (Verdict.Unknown, "");
        }

        return (int)status < 300
            ? (Verdict.Done, answer.GetProperty(result).GetString()!)
            : (Verdict.Refused, answer.GetProperty("code").GetString()!);
    }

    /// <summary>An answer that tells nothing; the act is tried again, but not for ever.</summary>
    private void Failed(Act act, string words)
    {
        act.NoAnswer();
        Assert.True(++_failures < MostFailures, $"{act} failed, and {_failures} others did: {words}");
    }
}
