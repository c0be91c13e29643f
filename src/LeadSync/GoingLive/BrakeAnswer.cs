using System.Text.Json.Serialization;
using LeadSync.Leads;
using LeadSync.Rules;

namespace LeadSync.GoingLive;

/// <summary>How fast leads move, and what the brake says to it.</summary>
/// <param name="Holds">True: what is named is held until it falls, or until somebody releases it (<c>POST /api/brake/release</c>).</param>
/// <param name="Because">What runs above the usual; empty where nothing does.</param>
internal sealed record BrakeAnswer(int HandoffsLastHour, int ReturnsLastHour, bool Holds, IReadOnlyList<string> Because)
{
    public static BrakeAnswer Of(Pace pace, BrakeSettings settings, DateTimeOffset now)
    {
        var verdicts = new[] { Brake.Handoffs(pace, settings, now), Brake.Returns(pace, settings, now) };
        return new BrakeAnswer(pace.Handoffs, pace.Returns, verdicts.Any(verdict => verdict.Acts), [.. verdicts.Select(verdict => verdict.Because).OfType<string>()]);
    }
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BrakeAnswer))]
internal sealed partial class GoingLiveJson : JsonSerializerContext;
