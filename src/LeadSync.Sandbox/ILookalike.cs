using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LeadSync.Sandbox;

/// <summary>One of the two services the sandbox imitates: what the host and the call pipeline ask of it.</summary>
internal interface ILookalike
{
    /// <summary>
    /// Adds the service's endpoints. Route parameters named <c>id</c>, <c>value</c> or ending in <c>Id</c> are ids:
    /// the call counts show them as <c>*</c>.
    /// </summary>
    void Map(WebApplication app);

    /// <summary>False when the call's credentials are refused; the refusal is then already written.</summary>
    ValueTask<bool> IsSignedInAsync(HttpContext call);

    /// <summary>Counts the call against the limits. False when it is over one; the refusal is then already written.</summary>
    ValueTask<bool> IsWithinLimitsAsync(HttpContext call);

    /// <summary>Back to the state of the start.</summary>
    void Reset();
}
