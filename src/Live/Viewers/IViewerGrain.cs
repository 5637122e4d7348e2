using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Live.Viewers;

/// <summary>One viewer (求职者), known by a device token. The key is the <see cref="ViewerId"/>.</summary>
public interface IViewerGrain : IGrainWithStringKey
{
    /// <summary>Says something on a session's public screen, at most a burst and then one every interval.</summary>
    /// <returns>As <see cref="Sessions.ISessionGrain.Do"/>; TOO_FAST, VERIFY_PHONE.</returns>
    Task<Outcome<Appended>> Comment(SessionId session, OpId op, string text);

    /// <summary>Says something in a group, or pushes a posting, or both; by the same throttle as comments.</summary>
    /// <returns>As <see cref="Groups.IGroupGrain.Say"/>; TOO_FAST, VERIFY_PHONE.</returns>
    Task<Outcome<long>> Say(GroupId group, OpId op, string? text, PostingId? posting);

    /// <summary>Reacts to a posting; each kind counts once.</summary>
    /// <returns>As <see cref="Sessions.ISessionGrain.Do"/>; TOO_FAST.</returns>
    Task<Outcome<Appended>> React(SessionId session, OpId op, PostingId posting, ReactionKind kind);

    /// <summary>Sends a code to a phone; TOO_FAST by <see cref="PhoneCodes"/>.</summary>
    /// <returns>True when it went out.</returns>
    Task<Outcome<bool>> RequestPhoneCode(PhoneNumber phone);

    /// <summary>Confirms a phone by its code.</summary>
    /// <returns>The profile with the phone; INVALID, the same words for every wrong code.</returns>
    Task<Outcome<ViewerProfile>> ConfirmPhone(PhoneNumber phone, string code);

    /// <summary>The viewer's own profile; not found when the token outlived the row.</summary>
    Task<Outcome<ViewerProfile>> Profile();
}
