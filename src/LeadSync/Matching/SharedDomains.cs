namespace LeadSync.Matching;

/// <summary>Domains that belong to nobody's company: of two people with such an address or page nothing follows.</summary>
internal static class SharedDomains
{
    /// <summary>Mail that anybody can have, and places where companies keep a page of theirs.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "rocketmail.com", "aol.com",
        "icloud.com", "me.com", "mac.com", "mail.com", "email.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "fastmail.com", "hey.com", "zoho.com",
        "gmx.de", "gmx.net", "gmx.com", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "arcor.de", "posteo.de", "mailbox.org", "bluewin.ch",
        "orange.fr", "free.fr", "wanadoo.fr", "laposte.net", "sfr.fr", "libero.it", "virgilio.it", "tiscali.it", "telenet.be", "skynet.be", "ziggo.nl", "kpnmail.nl", "wp.pl", "o2.pl", "onet.pl", "interia.pl", "seznam.cz",
        "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "comcast.net", "verizon.net", "att.net", "sbcglobal.net", "bellsouth.net", "cox.net", "charter.net", "rogers.com", "shaw.ca", "bigpond.com", "optusnet.com.au", "xtra.co.nz",
        "mail.ru", "yandex.ru", "yandex.com", "ya.ru", "bk.ru", "inbox.ru", "list.ru", "rambler.ru", "ukr.net",
        "qq.com", "163.com", "126.com", "sina.com", "foxmail.com", "naver.com", "hanmail.net", "daum.net", "docomo.ne.jp", "ezweb.ne.jp", "rediffmail.com",
        "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br",
        "linkedin.com", "facebook.com", "instagram.com", "twitter.com", "x.com", "youtube.com", "xing.com", "google.com", "sites.google.com", "linktr.ee",
    };

    /// <summary>These have a domain of their own in every country: yahoo.co.uk, hotmail.fr.</summary>
    private static readonly string[] EveryCountry = ["yahoo.", "hotmail.", "outlook.", "live."];

    public static bool Has(string domain) =>
        Known.Contains(domain) || EveryCountry.Any(mail => domain.StartsWith(mail, StringComparison.OrdinalIgnoreCase));
}
