using LiveFair.Grains.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>A session that exists, as its grain has it in memory. Used by that grain, one turn at a time.</summary>
internal sealed record OpenSession(LogWriter Log, SessionState State, HeldComments Held, SessionAudience Audience);
