using LeadSync.Hosting;

namespace LeadSync.Intake;

/// <summary>When each type of events is read. A portal may have hundreds, and HubSpot lists also those that the account cannot use.</summary>
internal sealed class TypeRota
{
    private static readonly TimeSpan RefusedRests = TimeSpan.FromHours(1);

    private readonly OccurrenceReader _reader;
    private readonly TimeProvider _time;
    private readonly TimeSpan _usual;
    private readonly TimeSpan _longest;
    private readonly Dictionary<string, Turn> _turns = [];

    private TypeRota(OccurrenceReader reader, TimeProvider time, TimeSpan usual, TimeSpan longest) =>
        (_reader, _time, _usual, _longest) = (reader, time, usual, longest);

    public static TypeRota EveryTime(OccurrenceReader reader, TimeProvider time) => new(reader, time, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>For types that nobody waits for: every five minutes, and the longer one is silent, the more rarely, down to once an hour.</summary>
    public static TypeRota Unhurried(OccurrenceReader reader, TimeProvider time) => new(reader, time, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

    /// <exception cref="CallRefusedException">Every type is refused: the account lacks the right to any.</exception>
    public async Task ReadAsync(IReadOnlyCollection<OccurrenceType> types, SourceRun run, CancellationToken token)
    {
        var now = _time.GetUtcNow();
        CallRefusedException? refused = null;
        foreach (var type in types.Where(type => !_turns.TryGetValue(type.Name, out var turn) || now >= turn.At).ToList())
        {
            try
            {
                var pause = await _reader.ReadAsync(type, run, token) ? _usual : Longer(type);
                _turns[type.Name] = new Turn(now + pause, pause);
            }
            catch (CallRefusedException one)
            {
                refused = one;
                _turns[type.Name] = new Turn(now + RefusedRests, _usual, IsRefused: true);
            }
        }

        if (refused is not null && types.All(type => _turns[type.Name].IsRefused)) throw refused;
    }

    private TimeSpan Longer(OccurrenceType type) =>
        !_turns.TryGetValue(type.Name, out var before) || before.IsRefused ? _usual
        : before.Pause * 2 < _longest ? before.Pause * 2
        : _longest;

    private sealed record Turn(DateTimeOffset At, TimeSpan Pause, bool IsRefused = false);
}
