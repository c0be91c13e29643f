using System.Buffers;

namespace LeadSync.Intake;

/// <summary>The raw bytes of a request, as long as there are not too many.</summary>
internal static class RequestBody
{
    public const int MostBytes = 1024 * 1024;

    /// <summary>Null where the body is larger than <see cref="MostBytes"/>; nothing more of it is then read.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes) return null;

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            var isTooMuch = read.Buffer.Length > MostBytes;
            var body = read.IsCompleted && !isTooMuch ? read.Buffer.ToArray() : [];
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (isTooMuch) return null;
            if (read.IsCompleted) return body;
        }
    }
}
