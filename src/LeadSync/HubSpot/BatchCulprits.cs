namespace LeadSync.HubSpot;

/// <summary>Which records of a refused batch are certainly at fault, so that they need not be searched for.</summary>
internal static class BatchCulprits
{
    // These two refuse a property whatever its value: each record that carries it would be refused alone as well.
    private static readonly string[] WhateverTheValue = ["PROPERTY_DOESNT_EXIST", "READ_ONLY_VALUE"];

    /// <param name="batch">The positions of the records sent.</param>
    /// <param name="carries">Whether the record at a position carries a property.</param>
    /// <param name="error">Why the batch was refused.</param>
    /// <returns>The culprits; empty when only halving the batch can tell.</returns>
    public static int[] Among(int[] batch, Func<int, Func<string, bool>> carries, HubSpotError error)
    {
        if (batch.Length == 1)
            return batch;
        var properties = error.Details
            .Where(detail => WhateverTheValue.Contains(detail.Code))
            .Select(detail => detail.Property)
            .OfType<string>()
            .ToList();
        return [.. batch.Where(index => properties.Exists(property => carries(index)(property)))];
    }
}
