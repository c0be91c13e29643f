using System.Security.Cryptography;
using System.Text;

namespace LeadSync.Rules;

/// <summary>One file of the configuration in force.</summary>
/// <param name="IsShipped">The directory has none, so the example that comes with LeadSync stands in.</param>
internal sealed record ConfigFile(string Name, string Text, bool IsShipped)
{
    /// <summary>The first 12 hexadecimal digits of SHA-256 over names and contents.</summary>
    public static string Hash(IEnumerable<ConfigFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\0{file.Text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
