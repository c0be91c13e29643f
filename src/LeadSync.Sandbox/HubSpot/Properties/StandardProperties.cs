namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>What every portal has before anybody adds to it.</summary>
internal static class StandardProperties
{
    // numemployees is a list of ranges in a fresh portal; here it is a number, as in portals that sync it with a CRM.
    public const string Contacts = """
        [contactinformation]
        email string text
        hs_additional_emails enumeration checkbox readonly
        hs_email_domain string text readonly
        firstname string text
        lastname string text
        salutation string text
        phone string phonenumber
        mobilephone string phonenumber
        jobtitle string text
        company string text
        associatedcompanyid number number
        industry string text
        numemployees number number
        annualrevenue string text
        website string text
        hs_linkedin_url string text
        address string text
        city string text
        state string text
        zip string text
        country string text
        hs_country_region_code string text
        hs_state_code string text
        ip_country string text readonly
        ip_country_code string text readonly
        ip_state string text readonly
        ip_city string text readonly
        hs_language enumeration select = de|en|es|fr|ja|pt
        hs_timezone string text
        hs_object_id number number readonly
        createdate datetime date readonly
        lastmodifieddate datetime date readonly
        lifecyclestage enumeration radio = subscriber|lead|marketingqualifiedlead|salesqualifiedlead|opportunity|customer|evangelist|other
        hs_lead_status enumeration radio = NEW|OPEN|IN_PROGRESS|OPEN_DEAL|UNQUALIFIED|ATTEMPTED_TO_CONTACT|CONNECTED|BAD_TIMING
        hubspot_owner_id enumeration select
        hubspot_owner_assigneddate datetime date readonly
        hubspotscore number number readonly
        hs_predictivecontactscore_v2 number number readonly
        hs_predictivescoringtier enumeration radio readonly = tier_1|tier_2|tier_3|tier_4
        hs_persona string text
        hs_role string text
        hs_seniority string text
        hs_buying_role enumeration checkbox = BLOCKER|BUDGET_HOLDER|CHAMPION|DECISION_MAKER|END_USER|EXECUTIVE_SPONSOR|INFLUENCER|LEGAL_AND_COMPLIANCE|OTHER
        hs_legal_basis enumeration checkbox = LEGITIMATE_INTEREST_PQL|LEGITIMATE_INTEREST_CLIENT|PERFORMANCE_OF_CONTRACT|CONSENT_WITH_NOTICE|NOT_APPLICABLE
        hs_merged_object_ids enumeration checkbox readonly
        hs_calculated_merged_vids string text readonly
        hs_lifecyclestage_subscriber_date datetime date readonly
        hs_lifecyclestage_lead_date datetime date readonly
        hs_lifecyclestage_marketingqualifiedlead_date datetime date readonly
        hs_lifecyclestage_salesqualifiedlead_date datetime date readonly
        hs_lifecyclestage_opportunity_date datetime date readonly
        hs_lifecyclestage_customer_date datetime date readonly
        hs_lifecyclestage_evangelist_date datetime date readonly
        hs_lifecyclestage_other_date datetime date readonly
        [analyticsinformation]
        hs_analytics_source enumeration select = ORGANIC_SEARCH|PAID_SEARCH|EMAIL_MARKETING|SOCIAL_MEDIA|REFERRALS|OTHER_CAMPAIGNS|DIRECT_TRAFFIC|OFFLINE|PAID_SOCIAL|AI_REFERRALS
        hs_analytics_source_data_1 string text readonly
        hs_analytics_source_data_2 string text readonly
        hs_latest_source enumeration select readonly = ORGANIC_SEARCH|PAID_SEARCH|EMAIL_MARKETING|SOCIAL_MEDIA|REFERRALS|OTHER_CAMPAIGNS|DIRECT_TRAFFIC|OFFLINE|PAID_SOCIAL|AI_REFERRALS
        hs_latest_source_data_1 string text readonly
        hs_latest_source_data_2 string text readonly
        hs_latest_source_timestamp datetime date readonly
        hs_analytics_num_page_views number number readonly
        hs_analytics_num_visits number number readonly
        hs_analytics_average_page_views number number readonly
        hs_analytics_num_event_completions number number readonly
        hs_analytics_first_url string text readonly
        hs_analytics_last_url string text readonly
        hs_analytics_first_referrer string text readonly
        hs_analytics_last_referrer string text readonly
        hs_analytics_first_timestamp datetime date readonly
        hs_analytics_last_timestamp datetime date readonly
        hs_analytics_last_visit_timestamp datetime date readonly
        hs_analytics_first_touch_converting_campaign string text readonly
        hs_analytics_last_touch_converting_campaign string text readonly
        [conversioninformation]
        first_conversion_event_name string text readonly
        first_conversion_date datetime date readonly
        recent_conversion_event_name string text readonly
        recent_conversion_date datetime date readonly
        num_conversion_events number number readonly
        num_unique_conversion_events number number readonly
        hs_calculated_form_submissions enumeration checkbox readonly
        [emailinformation]
        hs_email_delivered number number readonly
        hs_email_open number number readonly
        hs_email_click number number readonly
        hs_email_replied number number readonly
        hs_email_bounce number number readonly
        hs_email_last_email_name string text readonly
        hs_email_last_send_date datetime date readonly
        hs_email_last_open_date datetime date readonly
        hs_email_last_click_date datetime date readonly
        hs_email_first_open_date datetime date readonly
        hs_email_first_click_date datetime date readonly
        hs_email_sends_since_last_engagement number number readonly
        hs_email_optout bool booleancheckbox readonly
        hs_email_quarantined bool booleancheckbox readonly
        hs_email_hard_bounce_reason_enum enumeration select readonly = UNKNOWN_USER|MAILBOX_FULL|SPAM|OTHER
        hs_marketable_status enumeration select readonly = true|false
        [sales_properties]
        notes_last_contacted datetime date readonly
        notes_last_updated datetime date readonly
        num_notes number number readonly
        num_contacted_notes number number readonly
        hs_last_sales_activity_timestamp datetime date readonly
        hs_sales_email_last_replied datetime date readonly
        hs_latest_meeting_activity datetime date readonly
        """;

    /// <summary>What LeadSync shows marketers inside HubSpot.</summary>
    public const string LeadSync = """
        [leadsync]
        leadsync_id string text unique
        leadsync_request enumeration select = handoff|recall
        leadsync_stage string text
        leadsync_crm_status string text
        leadsync_crm_url string text
        leadsync_owner string text
        leadsync_assigned_at datetime date
        leadsync_accepted_at datetime date
        leadsync_sla_due_at datetime date
        leadsync_sla_state enumeration select = on_track|warning|breached|met
        leadsync_first_touch_at datetime date
        leadsync_touches number number
        leadsync_returns number number
        leadsync_return_reason string text
        leadsync_score number number
        leadsync_opportunity_stage string text
        leadsync_opportunity_amount number number
        leadsync_opportunity_currency string text
        leadsync_outcome string text
        """;
}
