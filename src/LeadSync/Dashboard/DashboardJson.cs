using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.Dashboard;

/// <summary>How the API's answers are spelt.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(LeadPage))]
[JsonSerializable(typeof(LeadStory))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class DashboardJson : JsonSerializerContext;
