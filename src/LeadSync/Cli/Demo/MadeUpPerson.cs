namespace LeadSync.Cli.Demo;

/// <summary>How a made-up person comes to be ready for sales, if ever.</summary>
internal enum PathToSales
{
    /// <summary>Looks around and leaves: stays with marketing.</summary>
    Curious,

    /// <summary>Fits well and reads about prices: ready by score.</summary>
    Interested,

    /// <summary>Asks for a demo: ready whatever the score.</summary>
    HandRaiser,

    /// <summary>Marketing itself says so, by lifecycle stage.</summary>
    SentByMarketing,
}

/// <summary>Somebody who visits during the demo. Numbers make the people: the same number is always the same person.</summary>
internal sealed record MadeUpPerson(string Email, PathToSales Path, IReadOnlyDictionary<string, string> Properties)
{
    private static readonly (string First, string Last, string Company, string Country)[] Origins =
    [
        ("Lena", "Fischer", "Nordwind", "Germany"), ("Jonas", "Gruber", "Kaiser & Söhne", "Austria"), ("Céline", "Favre", "Blue Harbour", "Switzerland"),
        ("Omar", "Haddad", "Gulf Logistics", "United Arab Emirates"), ("Grace", "O'Brien", "Initech", "United States"), ("Priya", "Patel", "Hooli", "United Kingdom"),
        ("Haruka", "Sato", "Sakura Systems", "Japan"), ("Ruby", "Wilson", "Aperture Optics", "Australia"), ("João", "Araújo", "Virtucon Energy", "Brazil"),
        ("Isha", "Reddy", "Cyberdyne Health", "India"), ("Hugo", "Moreau", "Vehement Capital", "France"),
    ];

    private static readonly string[] Leaders = ["VP Sales", "Director of IT", "Head of Operations", "Chief Technology Officer", "Founder"];
    private static readonly string[] Others = ["Student", "Assistant", "Retired", "Software Engineer"];

    /// <summary>Of ten people, three stay curious; the rest are ready, each in one of three ways.</summary>
    private static readonly PathToSales[] Paths =
    [
        PathToSales.SentByMarketing, PathToSales.Curious, PathToSales.Interested, PathToSales.HandRaiser, PathToSales.Interested,
        PathToSales.Curious, PathToSales.SentByMarketing, PathToSales.Interested, PathToSales.Curious, PathToSales.HandRaiser,
    ];

    public static MadeUpPerson Number(int number)
    {
        var (first, last, company, country) = Origins[number % Origins.Length];
        var path = Paths[number % Paths.Length];
        var titles = path is PathToSales.Interested ? Leaders : Others;
        var email = $"{new string([.. first.ToLowerInvariant().Where(char.IsAsciiLetter)])}.{number}@demo.example";
        return new MadeUpPerson(email, path, new Dictionary<string, string>
        {
            ["email"] = email,
            ["firstname"] = first,
            ["lastname"] = last,
            ["company"] = company,
            ["country"] = country,
            ["jobtitle"] = titles[number / Paths.Length % titles.Length],
            ["numemployees"] = path is PathToSales.Interested ? "600" : "12",
            ["lifecyclestage"] = path is PathToSales.SentByMarketing ? "marketingqualifiedlead" : "lead",
        });
    }

    /// <summary>What the person does a moment after we know them, as the sandbox's event calls take it.</summary>
    public IEnumerable<VisitorDeed> Deeds() => Path switch
    {
        PathToSales.Interested =>
        [
            new VisitorDeed(Email, "page_view", Url: "https://www.acme.example/pricing", Title: "Prices"),
            new VisitorDeed(Email, "download", Url: "https://www.acme.example/guides/security.pdf", Title: "Security guide"),
        ],
        PathToSales.HandRaiser => [new VisitorDeed(Email, "form_submit", Url: "https://www.acme.example/demo", Title: "See it live", Form: "Request a demo")],
        PathToSales.Curious => [new VisitorDeed(Email, "page_view", Url: "https://www.acme.example/blog", Title: "Blog")],
        _ => [],
    };
}

internal sealed record VisitorDeed(string Email, string Event, string? Url = null, string? Title = null, string? Form = null);
