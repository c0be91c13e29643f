using FsCheck;
using FsCheck.Fluent;

namespace LeadSync.Tests.Support;

/// <summary>A rule that must hold for every case one can think of, tried on many drawn ones.</summary>
internal static class Specification
{
    private const int Cases = 300;

    public static void Holds<T>(Gen<T> cases, Action<T> rule) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(cases.ToArbitrary(), rule));
}
