using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Sessions;

/// <summary>What sessions need to hold comments until somebody looked at them, and to judge their words.</summary>
internal sealed class HeldDesk(IHeldStore store, IWordListStore words, IViewerStore viewers)
{
    public IHeldStore Store => store;

    /// <summary>The comments of a session that were held.</summary>
    public async Task<HeldComments> Open(SessionState state)
    {
        var held = new HeldComments(store);
        foreach (var one in await store.OfSession(state.Session.Id))
        {
            held.Know(one);
            if (one.Head >= state.Slow.Since)
            {
                state.Slow.Hear(new ViewerId(one.By.Id), one.At);
            }
        }

        return held;
    }

    /// <summary>The station's list as it is now, asked for where a viewer says something.</summary>
    public async ValueTask Refresh(SessionState state, SessionCommand[] commands)
    {
        if (commands.Any(command => command is SayOnScreen { By.IsStaff: false }))
        {
            state.Words = await words.OfStation(state.Session.Station);
        }
    }

    /// <summary>Who wrote a comment, with the same person's other devices, for a mute of one holds for all.</summary>
    public async Task<Caller> Writer(HeldComment held)
    {
        var viewer = new ViewerId(held.By.Id);
        return new Caller
        {
            Role = Role.Viewer,
            Viewer = viewer,
            Name = held.By.Nickname,
            SamePhone = await viewers.SharingPhone(viewer),
        };
    }
}
