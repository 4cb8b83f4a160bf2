using System.Globalization;
using BenchmarkDotNet.Running;
using Converter.Benchmarks;
using Converter.Testing;

// usage: dotnet run -c Release --project tests/Converter.Benchmarks -- [--filter '*Speech*' | reading]
//        … -- nasty [KIND …]     whether the time of the reading is linear for texts that nobody would write
//        … -- memory             the most memory that reading takes, each text in a process of its own
//        … -- pages [N …]        what documents of N pages cost
//        … -- compression        bytes against time
//        … -- docx               fitting and writing a .docx
//        … -- service [N]        the service beside the bare library, N speeches in each part
//        … -- service memory [N] memory of the service over N speeches, 20 000 by default
//        … -- store [N [PART]]   the store of a cluster, N jobs for each number of workers; of its parts rows, 100, 0, real one or all
switch (args)
{
    case ["reading"]:
        ReadingMeasure.Run(Console.Out);
        break;
    case ["memory"]:
        ReadingMemory.Run(Console.Out);
        break;
    case ["memory", "of", .. string[] files]:
        ReadingMemory.Measure(Console.Out, files);
        break;
    case ["nasty", .. string[] kinds]:
        NastyMeasure.Run(Console.Out, kinds.Length == 0 ? Enum.GetValues<NastyKind>() : [.. kinds.Select(Enum.Parse<NastyKind>)]);
        break;
    case ["pages", .. string[] sizes]:
        PageScaling.Run(sizes.Length == 0 ? [10, 100, 1000, 10_000] : [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
        break;
    case ["service", "memory", .. string[] count]:
        await ServiceLoad.MemoryAsync(Console.Out, count.Length == 0 ? 20_000 : int.Parse(count[0], CultureInfo.InvariantCulture));
        break;
    case ["service", .. string[] count]:
        await ServiceLoad.RunAsync(Console.Out, count.Length == 0 ? 300 : int.Parse(count[0], CultureInfo.InvariantCulture));
        break;
    case ["store", .. string[] count]:
        await StoreMeasure.RunAsync(Console.Out, count.Length == 0 ? 4_000 : int.Parse(count[0], CultureInfo.InvariantCulture), count.ElementAtOrDefault(1));
        break;
    case ["store-worker", string address, string mode]:
        await StoreWorker.RunAsync(address, mode);
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
