namespace LiveFair.Live.Leads;

/// <summary>
/// Which leads come first. In <see cref="Due"/> and <see cref="State"/> a lead that is moved while somebody turns pages
/// may be met twice or not at all.
/// </summary>
public enum LeadOrder
{
    /// <summary>Who applied last.</summary>
    Newest,

    /// <summary>Who has waited longest since applying.</summary>
    Oldest,

    /// <summary>Whose next contact is due first; those without one last, the newest of them first.</summary>
    Due,

    /// <summary>In the order of the states, the newest of each first.</summary>
    State,
}
