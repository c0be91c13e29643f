using LeadSync.HubSpot;
using LeadSync.Leads;
using LeadSync.Rules;
using LeadSync.Storage;

namespace LeadSync.Journey.Reading;

/// <summary>What marketing knows of a batch of people: their contacts, and where a rule needs them the earlier values of mapped properties.</summary>
internal sealed class MarketingReader(HubSpotConnector hubspot)
{
    /// <summary>Contacts by the id asked for; one that is gone is absent.</summary>
    public async Task<IReadOnlyDictionary<string, ContactRow>> ReadAsync(IReadOnlyCollection<string> ids, Rulebook rules, CancellationToken token)
    {
        if (ids.Count == 0) return new Dictionary<string, ContactRow>();

        var contacts = await hubspot.ReadContactsAsync(ids, WantedFields.OfContact(rules), token);
        return await WithCompaniesAsync(contacts, rules, token);
    }

    /// <summary>A company's property stands beside the person's own as <c>company.name</c>.</summary>
    private async Task<IReadOnlyDictionary<string, ContactRow>> WithCompaniesAsync(
        IReadOnlyDictionary<string, HubSpotContact> contacts, Rulebook rules, CancellationToken token)
    {
        var asked = Fingerprint.Of(WantedFields.OfContact(rules));
        var wanted = rules.Fields.CompanyProperties.ToList();
        if (wanted.Count == 0) return contacts.ToDictionary(one => one.Key, one => Row(one.Value, company: null, asked));

        var ids = contacts.Values.Select(contact => contact[WantedFields.CompanyId]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var companies = await hubspot.ReadCompaniesAsync(ids, wanted, token);
        return contacts.ToDictionary(one => one.Key, one => Row(one.Value, companies.GetValueOrDefault(one.Value[WantedFields.CompanyId] ?? ""), asked));
    }

    /// <summary>The looks with the contact as it is now, where they ask for it.</summary>
    public async Task<IReadOnlyList<PreparedLook>> AnswerAsync(IReadOnlyList<PreparedLook> looks, Rulebook rules, CancellationToken token)
    {
        var plain = looks.Where(look => look.Asks.HasFlag(Ask.Marketing) && !look.Asks.HasFlag(Ask.History)).ToList();
        var withHistory = looks.Where(look => look.Asks.HasFlag(Ask.History)).ToList();
        if (plain.Count + withHistory.Count == 0) return looks;

        var rows = await ReadAsync([.. plain.Select(look => look.Marketing.ContactId)], rules, token);
        var histories = withHistory.Count == 0
            ? new Dictionary<string, HubSpotContact>()
            : await hubspot.ReadHistoriesAsync([.. withHistory.Select(look => look.Marketing.ContactId)], WantedFields.OfContact(rules), Mapped(rules), token);
        var withRows = await WithCompaniesAsync(histories, rules, token);
        return
        [
            .. looks.Select(look => histories.TryGetValue(look.Marketing.ContactId, out var contact) ? Answer(look, withRows[look.Marketing.ContactId], History(contact))
                : rows.TryGetValue(look.Marketing.ContactId, out var row) ? Answer(look, row, history: null)
                : look),
        ];
    }

    private static PreparedLook Answer(PreparedLook look, ContactRow row, IReadOnlyDictionary<string, IReadOnlyList<SeenValue>>? history) => look with
    {
        Marketing = look.Marketing with { ContactId = row.Id, Properties = row.Properties, CreatedAt = row.CreatedAt, Source = ContactSource.Read, History = history },
        SeenHubSpot = Fingerprint.Of(WantedFields.Inputs(row.Properties)),
        AskedHubSpot = row.Asked,
    };

    private static Dictionary<string, IReadOnlyList<SeenValue>> History(HubSpotContact contact) =>
        (contact.PropertiesWithHistory ?? new Dictionary<string, IReadOnlyList<HubSpotPastValue>>()).ToDictionary(
            one => one.Key,
            IReadOnlyList<SeenValue> (one) => [.. one.Value.OrderByDescending(past => past.Timestamp).Select(past => new SeenValue(past.Value ?? "", past.Timestamp, ByOthers: !past.MayBeAnApps))]);

    private static List<string> Mapped(Rulebook rules) =>
        [.. rules.Fields.Fields.Where(rule => rule.CompanyProperty is null).Select(rule => rule.HubSpot).Distinct()];

    private static ContactRow Row(HubSpotContact contact, HubSpotContact? company, string asked) => new(
        contact.Id,
        company is null ? contact.Properties : contact.Properties.Concat(company.Properties.Select(one => KeyValuePair.Create(FieldRule.OfCompany + one.Key, one.Value))).ToDictionary(),
        contact.CreatedAt,
        asked);
}
