using BenchmarkDotNet.Running;
using Converter.Benchmarks;

// usage: dotnet run -c Release --project tests/Converter.Benchmarks -- [--filter '*Speech*']
BenchmarkSwitcher.FromAssembly(typeof(SpeechBenchmarks).Assembly).Run(args);
