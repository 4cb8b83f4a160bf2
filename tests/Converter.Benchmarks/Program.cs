using BenchmarkDotNet.Running;
using Converter.Benchmarks;

// usage: dotnet run -c Release --project tests/Converter.Benchmarks -- [--filter '*Speech*' | reading | nasty]
switch (args)
{
    case ["reading"]:
        ReadingMeasure.Run(Console.Out);
        break;
    case ["nasty"]:
        NastyMeasure.Run(Console.Out);
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SpeechBenchmarks).Assembly).Run(args);
        break;
}
