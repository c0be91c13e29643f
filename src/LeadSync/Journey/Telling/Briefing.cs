using LeadSync.Content;
using LeadSync.Leads;

namespace LeadSync.Journey.Telling;

/// <summary>Puts a lead into words for the rep who gets it: who is this, why now, what next.</summary>
internal static class Briefing
{
    public const string BriefField = "LeadSync_Brief__c";
    public const string TopicsField = "LeadSync_Topics__c";

    /// <summary>Nobody reads of a lead that stays with marketing, nor of a look that has to read more first.</summary>
    public static Look Write(Look look) => look.Lead.Cycle == 0 || look.Asks != Ask.None || !look.Marketing.Exists ? look : Always(look);

    /// <summary>As <see cref="Write"/>, for a lead at any stage.</summary>
    public static Look Always(Look look)
    {
        var stage = BriefingFields.StageForSales(look.Lead);
        var about = new BriefCase(look.Lead, stage, look.Marketing, look.Rules, (look.Values with { Stage = stage }).ValueOf);
        return look with
        {
            Brief = BriefText.Of(BriefWriter.Write(about), look.Rules.BriefTemplate, Room(look, BriefField)),
            Topics = Joined(about.Interests.Select(interest => interest.Topic), Room(look, TopicsField)),
        };
    }

    /// <summary>As many as fit, whole ones only.</summary>
    private static string Joined(IEnumerable<string> topics, int most)
    {
        var text = "";
        foreach (var topic in topics)
        {
            var longer = text.Length == 0 ? topic : $"{text}; {topic}";
            if (most > 0 && longer.Length > most) break;
            text = longer;
        }

        return text;
    }

    /// <summary>Characters that the field takes; 0 where nobody knows.</summary>
    private static int Room(Look look, string field) => look.Desk.Schema.Field(look.Lead.Crm?.Object ?? CrmLink.Lead, field)?.Length ?? 0;
}
