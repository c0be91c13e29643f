using System.Text.Json;
using System.Text.Json.Serialization;
using LeadSync.Cli.Demo;
using LeadSync.Cli.Planning;
using LeadSync.Cli.Simulating;
using LeadSync.Delivery;

namespace LeadSync.Cli;

/// <summary>How commands spell their answers for programs.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(CheckVerdict))]
[JsonSerializable(typeof(ProvisionAnswer))]
[JsonSerializable(typeof(PlanLine))]
[JsonSerializable(typeof(DemoFigures))]
[JsonSerializable(typeof(LeadExplained))]
[JsonSerializable(typeof(DeadLetterList))]
[JsonSerializable(typeof(DeadLetterAnswer))]
[JsonSerializable(typeof(LearnAnswer))]
[JsonSerializable(typeof(SimulationAnswer))]
internal sealed partial class CliJson : JsonSerializerContext;
