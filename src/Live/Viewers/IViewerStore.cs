using LiveFair.Live.Ids;

namespace LiveFair.Live.Viewers;

/// <summary>The rows of viewers and of the codes sent to their phones.</summary>
public interface IViewerStore
{
    /// <summary>Stores a new viewer.</summary>
    Task<ViewerProfile> Create(ViewerId id, string nickname, DateTimeOffset now);

    /// <summary>One viewer; null when there is none.</summary>
    Task<ViewerProfile?> Find(ViewerId viewer);

    /// <summary>The nicknames of viewers; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<ViewerId, string>> Nicknames(IReadOnlyList<ViewerId> viewers);

    /// <summary>
    /// Stores a code unless <see cref="PhoneCodes.MaySend"/> forbids it; that check is in the same commit.
    /// </summary>
    /// <returns>Null when stored; TOO_FAST otherwise.</returns>
    Task<Refusal?> AddCode(ViewerId viewer, PhoneNumber phone, string codeHash, DateTimeOffset now);

    /// <summary>
    /// Uses the newest code of this viewer and phone up. Right: the phone is confirmed in the same commit.
    /// </summary>
    /// <returns>Null when it was right; the one refusal otherwise, and the try is counted.</returns>
    Task<Refusal?> UseCode(ViewerId viewer, PhoneNumber phone, string codeHash, DateTimeOffset now);

    /// <summary>
    /// The other viewers who ever confirmed a phone that this one ever confirmed: one person's devices, whichever was
    /// first. Nothing is told of the phones.
    /// </summary>
    Task<ViewerId[]> SharingPhone(ViewerId viewer);
}
