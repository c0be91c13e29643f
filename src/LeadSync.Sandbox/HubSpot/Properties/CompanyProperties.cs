namespace LeadSync.Sandbox.HubSpot.Properties;

/// <summary>What every portal's companies have (HubSpot: Companies guide). Unlike a contact's, their industry is a list.</summary>
internal static class CompanyProperties
{
    public const string Table = """
        [companyinformation]
        name string text
        domain string text
        website string text
        phone string phonenumber
        address string text
        city string text
        state string text
        zip string text
        country string text
        industry enumeration select = BANKING|COMPUTER_SOFTWARE|CONSUMER_GOODS|EDUCATION_MANAGEMENT|FINANCIAL_SERVICES|HOSPITAL_HEALTH_CARE|INFORMATION_TECHNOLOGY_AND_SERVICES|LOGISTICS_AND_SUPPLY_CHAIN|MACHINERY|RETAIL
        type enumeration select = PROSPECT|PARTNER|RESELLER|VENDOR|OTHER
        numberofemployees number number
        annualrevenue number number
        description string textarea
        lifecyclestage enumeration radio = subscriber|lead|marketingqualifiedlead|salesqualifiedlead|opportunity|customer|evangelist|other
        hubspot_owner_id enumeration select
        hs_object_id number number readonly
        createdate datetime date readonly
        hs_lastmodifieddate datetime date readonly
        """;
}
