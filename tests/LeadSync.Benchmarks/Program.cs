using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/LeadSync.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(LeadSync.Benchmarks.BusinessTimeBenchmark).Assembly).Run(args);
