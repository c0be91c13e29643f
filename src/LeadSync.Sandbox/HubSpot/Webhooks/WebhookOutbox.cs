namespace LeadSync.Sandbox.HubSpot.Webhooks;

/// <summary>Events on their way to the registered target.</summary>
internal sealed class WebhookOutbox
{
    private long raised;

    public void Raise(WebhookEvent happened) => raised += happened.Type.Length;
}
