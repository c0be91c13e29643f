using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using LeadSync.Leads;

namespace LeadSync.Alerts;

/// <summary>A draft as it goes over the wire: plain text and HTML, for whichever the receiver's program prefers.</summary>
internal static class MailSheet
{
    /// <exception cref="FormatException">The address is none.</exception>
    public static MailMessage Of(MailDraft draft, string from)
    {
        var sender = new MailAddress(from);
        var mail = new MailMessage { From = sender, Subject = draft.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        mail.To.Add(new MailAddress(draft.To));

        // The same mail has the same id, so that one sent twice can be told by whoever receives it.
        mail.Headers.Add("Message-ID", $"<{draft.Key.Replace('/', '.')}@{sender.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // nobody's holiday notice answers (RFC 3834)
        mail.Headers.Add("X-Auto-Response-Suppress", "All"); // Exchange's word for the same
        mail.AlternateViews.Add(Part(draft.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(Part(draft.Html, MediaTypeNames.Text.Html)); // the last is the best
        return mail;
    }

    private static AlternateView Part(string text, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);
        part.TransferEncoding = TransferEncoding.QuotedPrintable;
        return part;
    }
}
