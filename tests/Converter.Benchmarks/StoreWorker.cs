using System.Globalization;
using System.Security.Cryptography;
using Converter.Conversion;
using Converter.Fonts;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Reports;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Converter.Benchmarks;

/// <summary>A worker as a process of its own, for <see cref="StoreMeasure"/>.</summary>
public static class StoreWorker
{
    /// <summary>Works until it is killed.</summary>
    /// <param name="address">The store.</param>
    /// <param name="mode"><c>real</c>, or the milliseconds for which a stand-in waits in place of a conversion.</param>
    public static async Task RunAsync(string address, string mode)
    {
        ServerSettings settings = new()
        {
            Urls = "http://127.0.0.1:0",
            Store = address,
            StorePassword = PostgresServer.Password,
            LogRequests = false,
            Jobs = new JobSettings { Role = "worker", Parallel = mode == "real" ? 1 : 16 },
        };
        ServerStart start = new(() => ServerHost.Build(settings, new FontLibrary([Repository.Fonts]), TimeProvider.System, Adjust), TimeProvider.System);
        await using WebApplication worker = (await start.StartAsync(CancellationToken.None)).Application!;
        await worker.WaitForShutdownAsync();

        void Adjust(IServiceCollection services)
        {
            if (mode != "real")
            {
                services.AddSingleton<IConversion>(new Waiting(int.Parse(mode, CultureInfo.InvariantCulture)));
            }
        }
    }

    /// <summary>Waits, and gives 20 KB that nobody has given before.</summary>
    private sealed class Waiting(int milliseconds) : IConversion
    {
        public ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins)
        {
            Thread.Sleep(milliseconds);
            ConversionReport report = new(new SourceReport(name, input.Length, string.Empty, "utf-8", 1));
            return new ConversionResult(ConversionOutcome.Done, [new OutputFile("pdf", RandomNumberGenerator.GetBytes(20_000))], report);
        }
    }
}
