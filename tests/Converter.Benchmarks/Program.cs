using System.Globalization;
using BenchmarkDotNet.Running;
using Converter.Benchmarks;

// usage: dotnet run -c Release --project tests/Converter.Benchmarks -- [--filter '*Speech*' | reading | nasty]
//        … -- pages [N …]        what documents of N pages cost
//        … -- compression        bytes against time
//        … -- docx               fitting and writing a .docx
switch (args)
{
    case ["reading"]:
        ReadingMeasure.Run(Console.Out);
        break;
    case ["nasty"]:
        NastyMeasure.Run(Console.Out);
        break;
    case ["pages", .. string[] sizes]:
        PageScaling.Run(sizes.Length == 0 ? [10, 100, 1000, 10_000] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    case ["compression"]:
        CompressionCost.Run();
        break;
    case ["docx"]:
        DocxCost.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(SpeechBenchmarks).Assembly).Run(args);
        break;
}
