namespace LeadSync.Sandbox.HubSpot.Data;

/// <summary>Plausible, varied people: the same seed makes the same ones.</summary>
internal static class GeneratedPeople
{
    private const double WithoutEmail = 0.03;
    private const double FreeMail = 0.15;

    private static readonly (string Country, string Domain, string[] First, string[] Last, string[] Cities)[] Origins =
    [
        ("Germany", "de", ["Anna", "Jürgen", "Lena", "Mehmet", "Sophie", "Tobias", "Zoë", "Jonas"], ["Müller", "Schmidt", "Weiß", "Kaya", "Fischer", "Köhler", "Braun"], ["Berlin", "München", "Köln", "Hamburg"]),
        ("Austria", "at", ["Eva", "Lukas", "Katharina", "Stefan"], ["Gruber", "Huber", "Pichler", "Steiner"], ["Wien", "Graz", "Linz"]),
        ("Switzerland", "ch", ["Nina", "Reto", "Céline", "Urs"], ["Meier", "Keller", "Favre", "Bianchi"], ["Zürich", "Genève", "Basel"]),
        ("Japan", "jp", ["Haruka", "Kenji", "Yuki", "陽菜", "健"], ["Sato", "Suzuki", "Watanabe", "田中", "佐藤"], ["Tokyo", "Osaka", "Fukuoka"]),
        ("United States", "com", ["Emily", "Marcus", "Olivia", "Tyrone", "Grace", "Diego"], ["Johnson", "O'Brien", "Nguyen", "Garcia", "Smith-Jones", "Lee"], ["New York", "Austin", "Chicago", "Seattle"]),
        ("USA", "com", ["James", "Ava", "Noah"], ["Williams", "Brown", "Davis"], ["Boston", "Denver"]),
        ("United Kingdom", "co.uk", ["Oliver", "Amelia", "Priya"], ["Taylor", "Evans", "Patel"], ["London", "Leeds"]),
        ("India", "in", ["Aarav", "Diya", "Rohan", "Isha"], ["Sharma", "Iyer", "Reddy", "Khan"], ["Bengaluru", "Mumbai", "Delhi"]),
        ("France", "fr", ["Chloé", "Hugo", "Inès"], ["Dubois", "Lefèvre", "Moreau"], ["Paris", "Lyon"]),
        ("Brazil", "com.br", ["João", "Beatriz", "Rafael"], ["Silva", "Souza", "Araújo"], ["São Paulo", "Recife"]),
        ("Singapore", "sg", ["Wei Ling", "Arjun"], ["Tan", "Lim"], ["Singapore"]),
        ("Australia", "com.au", ["Ruby", "Jack"], ["Wilson", "Nguyen"], ["Sydney", "Perth"]),
    ];

    private static readonly string[] Companies =
    [
        "Globex", "Initech", "Umbrella Logistics", "Stark Elektrotechnik", "Wayne Foods", "Hooli", "Soylent", "Vehement Capital", "Massive Dynamic", "Nordwind",
        "Blue Harbour", "Kaiser & Söhne", "Sakura Systems", "Aperture Optics", "Tyrell Robotics", "Cyberdyne Health", "Oscorp Materials", "Virtucon Energy",
    ];

    private static readonly string[] Titles =
    [
        "VP Sales", "Director of IT", "Chief Technology Officer", "Head of Operations", "Marketing Manager", "Software Engineer", "Procurement Lead", "Founder",
        "Student", "IT Administrator", "Security Analyst", "Assistant", "Geschäftsführer", "Consultant",
    ];

    private static readonly string[] Industries = ["Software", "Manufacturing", "Retail", "Healthcare", "Finance", "Logistics", "Education"];
    private static readonly string[] Branches = ["COMPUTER_SOFTWARE", "MACHINERY", "RETAIL", "HOSPITAL_HEALTH_CARE", "FINANCIAL_SERVICES", "LOGISTICS_AND_SUPPLY_CHAIN"];
    private static readonly string[] Sources = ["ORGANIC_SEARCH", "PAID_SEARCH", "EMAIL_MARKETING", "SOCIAL_MEDIA", "REFERRALS", "DIRECT_TRAFFIC", "OFFLINE"];
    private static readonly string[] Stages = ["subscriber", "lead", "lead", "lead", "marketingqualifiedlead"];
    private static readonly string[] FreeMails = ["gmail.com", "yahoo.com", "outlook.com"];
    private static readonly int[] Sizes = [5, 12, 40, 80, 150, 250, 600, 2000];

    /// <summary>One after the other, to be taken once: a hundred thousand need not stand in memory twice.</summary>
    public static IEnumerable<Dictionary<string, string>> Make(int count, int seed)
    {
        // Reproducible by intent: nothing here is a secret.
        var random = new Random(seed);
        for (var number = 1; number <= count; number++) yield return Person(number, random);
    }

    /// <summary>Where they work.</summary>
    public static IEnumerable<Dictionary<string, string>> MakeCompanies() => Companies.Select((name, at) => new Dictionary<string, string>
    {
        ["name"] = name,
        ["domain"] = $"{Ascii(name)}.example",
        ["website"] = $"https://www.{Ascii(name)}.example",
        ["country"] = Origins[at % Origins.Length].Country,
        ["city"] = Origins[at % Origins.Length].Cities[0],
        ["numberofemployees"] = $"{Sizes[at % Sizes.Length]}",
        ["industry"] = Branches[at % Branches.Length],
    });

    private static Dictionary<string, string> Person(int number, Random random)
    {
        var origin = Pick(Origins, random);
        var (first, last, company) = (Pick(origin.First, random), Pick(origin.Last, random), Pick(Companies, random));
        var views = random.Next(4) == 0 ? random.Next(5, 40) : random.Next(5);
        var person = new Dictionary<string, string>
        {
            ["firstname"] = first,
            ["lastname"] = last,
            ["company"] = company,
            ["jobtitle"] = Pick(Titles, random),
            ["industry"] = Pick(Industries, random),
            ["numemployees"] = $"{Pick(Sizes, random)}",
            ["country"] = origin.Country,
            ["city"] = Pick(origin.Cities, random),
            ["phone"] = $"+{random.Next(1, 99)} {random.Next(100, 999)} {random.Next(1_000_000, 9_999_999)}",
            ["hs_analytics_source"] = Pick(Sources, random),
            ["hs_analytics_num_page_views"] = $"{views}",
            ["hs_analytics_num_visits"] = $"{(views + 2) / 3}",
            ["lifecyclestage"] = Pick(Stages, random),
        };
        if (random.NextDouble() >= WithoutEmail)
            person["email"] = $"{Ascii(first)}.{Ascii(last)}.{number}@{(random.NextDouble() < FreeMail ? Pick(FreeMails, random) : $"{Ascii(company)}.{origin.Domain}.example")}";
        return person;
    }

    /// <summary>The number behind the name keeps addresses apart that would be equal without their accents.</summary>
    private static string Ascii(string name)
    {
        var letters = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length > 0 ? letters : "x";
    }

    private static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}
