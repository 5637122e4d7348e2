using System.Security.Cryptography;
using System.Text;
using LiveFair.Grains.Sessions;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.Options;
using Orleans.Placement;

namespace LiveFair.Grains.Viewers;

/// <inheritdoc cref="IViewerGrain" />
[PreferLocalPlacement]
internal sealed class ViewerGrain(
    IViewerStore viewers, ILogStore logs, IHeldStore held, ISmsSender sms, CommandBatcher batcher,
    IOptions<ViewerOptions> options, TimeProvider time) : Grain, IViewerGrain
{
    private static readonly TimeSpan ReactionInterval = TimeSpan.FromMilliseconds(500);

    private readonly Throttle _comments = new(options.Value.CommentBurst, options.Value.CommentInterval);
    private readonly Throttle _reactions = new(options.Value.ReactionBurst, ReactionInterval);
    private ViewerId _id;
    private ViewerProfile? _profile;
    private Caller _self = Caller.Nobody;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _id = new ViewerId(this.GetPrimaryKeyString());
        _profile = await viewers.Find(_id);
        _self = new Caller { Role = Role.Viewer, Viewer = _id, Name = _profile?.Nickname ?? "" };
        if (_profile is null)
        {
            // Nothing is kept for ids that somebody made up.
            this.ForgetSoon();
        }
    }

    public async Task<Outcome<Appended>> Comment(SessionId session, OpId op, string text)
    {
        if (Unconfirmed() is { } refusal)
        {
            return refusal;
        }

        var say = new SayOnScreen(text) { By = _self, Op = op };
        var heldUp = await HeldUp(_comments, LogName.Of(session), op, () => SessionRules.Digest(say));
        if (heldUp is { Refused.Code: RefusalCode.TooFast } && await held.FindOp(session, _self.Key, op) is { } first)
        {
            return first.Answer(SessionRules.Digest(say));
        }

        return heldUp ?? await batcher.Do(session, say with { By = await Person() });
    }

    public async Task<Outcome<long>> Say(GroupId group, OpId op, string? text, PostingId? posting)
    {
        if (Unconfirmed() is { } refusal)
        {
            return refusal;
        }

        return await HeldUp(_comments, LogName.Of(group), op, () => GroupRules.Digest(text, posting)) is not { } held
            ? await GrainFactory.GetGroup(group).Say(await Person(), op, text, posting)
            : held.Ok ? held.Value.Offset
            : held.Refused;
    }

    public async Task<Outcome<Appended>> React(SessionId session, OpId op, PostingId posting, ReactionKind kind)
    {
        var react = new ReactToPosting(posting, kind) { By = _self, Op = op };
        return await HeldUp(_reactions, LogName.Of(session), op, () => SessionRules.Digest(react))
            ?? await batcher.Do(session, react);
    }

    public async Task<Outcome<bool>> RequestPhoneCode(PhoneNumber phone)
    {
        if (_profile is null)
        {
            return Refusal.NotFound("viewer");
        }

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6");
        return await viewers.AddCode(_id, phone, Hash(phone, code), time.GetUtcNow()) is { } tooFast ? tooFast
            : await sms.Send(phone, code) is { } unsent ? unsent
            : true;
    }

    public async Task<Outcome<ViewerProfile>> ConfirmPhone(PhoneNumber phone, string code)
    {
        if (_profile is null)
        {
            return Refusal.NotFound("viewer");
        }

        if (await viewers.UseCode(_id, phone, Hash(phone, code), time.GetUtcNow()) is { } wrong)
        {
            return wrong;
        }

        return _profile = _profile with { Phone = phone };
    }

    public Task<Outcome<ViewerProfile>> Profile() =>
        Task.FromResult<Outcome<ViewerProfile>>(_profile is { } profile ? profile : Refusal.NotFound("viewer"));

    /// <summary>
    /// This viewer with the person's other devices. Asked each time: another may have confirmed the phone meanwhile.
    /// </summary>
    private async Task<Caller> Person() => _self with { SamePhone = await viewers.SharingPhone(_id) };

    private Refusal? Unconfirmed() => _profile is { Phone: null } && options.Value.RequirePhone
        ? new Refusal(RefusalCode.VerifyPhone, "Confirm your phone before commenting.")
        : null;

    /// <summary>Why an act does not go on; null when it may.</summary>
    private async Task<Outcome<Appended>?> HeldUp(Throttle throttle, LogName log, OpId op, Func<long> digest)
    {
        if (_profile is null)
        {
            return Refusal.NotFound("viewer");
        }

        if (throttle.Take(time.GetUtcNow()) is not { } wait)
        {
            return null;
        }

        // A retry of what was taken gets its answer; it is no new act.
        return await logs.FindOp(log, _self.Key, op) is { } first
            ? first.Answer(digest())
            : new Refusal(RefusalCode.TooFast, "Wait a moment before the next one.", wait);
    }

    /// <summary>
    /// Codes are short: the number and the viewer go into the hash, so that equal codes look different.
    /// </summary>
    private string Hash(PhoneNumber phone, string code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{_id}|{phone.Digits}|{code}")));
}
