namespace LeadSync.Leads;

/// <summary>What has to be read before more can be said.</summary>
[Flags]
internal enum Ask
{
    None = 0,

    /// <summary>The record in Salesforce, now.</summary>
    Sales = 1,

    /// <summary>The contact in HubSpot, now, and not by a search that is seconds behind.</summary>
    Marketing = 2,

    /// <summary>When the values came about, and what stood there before: on both sides.</summary>
    History = 4,

    /// <summary>When the Status came about: whether a promise was kept hangs on it.</summary>
    StatusHistory = 8,
}
