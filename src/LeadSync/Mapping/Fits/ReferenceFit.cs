using LeadSync.Leads;

namespace LeadSync.Mapping.Fits;

/// <summary>References travel by what both systems know of them: people by e-mail address, accounts by name or domain.</summary>
internal static class ReferenceFit
{
    /// <summary>A property of HubSpot that names an owner, or a field of Salesforce that names a user.</summary>
    public static bool IsPerson(FieldShape shape) =>
        shape.Kind == FieldKind.Reference && (shape.RefersTo.Count == 0 || RefersTo(shape, "User") || RefersTo(shape, "OWNER"));

    public static bool IsAccount(FieldShape shape) => shape.Kind == FieldKind.Reference && RefersTo(shape, "Account");

    /// <summary>The address of a HubSpot owner; of one who is not known, the id, where the fallback may take it.</summary>
    public static Translated OwnersEmail(string ownerId, FieldShape to, TranslationContext context)
    {
        if (string.IsNullOrWhiteSpace(ownerId)) return Translated.Blank;
        if (context.Owners.EmailOfOwner(ownerId.Trim()) is { } email) return new Translated(email);
        return to.Kind == FieldKind.Reference
            ? new Translated(ownerId)
            : Translated.No("an owner whom HubSpot does not know, or no longer", "choose another owner in HubSpot");
    }

    /// <summary>The address of a Salesforce user, or the name of an account; any other id as it is.</summary>
    public static Translated UsersEmail(string id, FieldShape from, FieldShape to, TranslationContext context)
    {
        if (string.IsNullOrWhiteSpace(id)) return Translated.Blank;
        if (RefersTo(from, "User"))
        {
            return context.Owners.EmailOfUser(id.Trim()) is { } email
                ? new Translated(email)
                : Translated.No("a queue or a user who is not active", "give the record to an active user");
        }

        if (!RefersTo(from, "Account") || to.Kind == FieldKind.Reference) return new Translated(id);
        return context.Accounts.NameOf(id.Trim()) is { } name ? new Translated(name) : Translated.No("an account that LeadSync cannot see", "grant it to LeadSync's user");
    }

    /// <summary>A user of Salesforce by e-mail address, an account by name or domain.</summary>
    public static Translated ToCrm(FieldShape to, string text, TranslationContext context)
    {
        if (RefersTo(to, "Account")) return Account(text, context);
        if (!IsPerson(to)) return new Translated(text);

        return (context.Owners.UserOf(text.Trim()) ?? context.Owners.Fallback) is { } id
            ? new Translated(id)
            : Translated.No("an owner who is no active user in Salesforce", "add the pair of addresses to owners: { map: … }, or name a fallback there");
    }

    /// <summary>An owner of HubSpot by e-mail address.</summary>
    public static Translated ToMarketing(FieldShape to, string text, TranslationContext context) => context.Owners.OwnerOf(text.Trim()) is { } id
        ? new Translated(id)
        : Translated.No("a user who is no owner in HubSpot", "add the pair of addresses to owners: { map: … }, or invite the user to HubSpot");

    private static Translated Account(string company, TranslationContext context) => context.Accounts.Find(company) switch
    {
        [var only] => new Translated(only),
        [] => Translated.No("no account has this name or domain", "create the account in Salesforce, or correct the company in HubSpot"),
        var several => Translated.No($"{several.Count} accounts have this name or domain", "merge them in Salesforce, or map the company's domain"),
    };

    private static bool RefersTo(FieldShape shape, string what) => shape.RefersTo.Contains(what, StringComparer.OrdinalIgnoreCase);
}
