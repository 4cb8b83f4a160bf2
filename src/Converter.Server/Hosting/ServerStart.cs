using Converter.Jobs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Hosting;

/// <summary>Starts a service. A store that does not answer in the middle of it is no reason to give up: it is begun anew, with everything that it is made of.</summary>
/// <param name="build">Builds the service.</param>
/// <param name="time">The clock.</param>
public sealed class ServerStart(Func<ServerHostResult> build, TimeProvider time)
{
    /// <summary>For how long after the first try it is begun anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Break = TimeSpan.FromSeconds(1);

    /// <summary>Builds and starts.</summary>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The service, which runs, or why none could be built.</returns>
    public async Task<ServerHostResult> StartAsync(CancellationToken cancel)
    {
        long begun = time.GetTimestamp();
        for (; ; await Task.Delay(Break, time, cancel).ConfigureAwait(false))
        {
            ServerHostResult host = build();
            if (host.Application is not { } application || await TryAsync(application, time.GetElapsedTime(begun) < Patience, cancel).ConfigureAwait(false))
            {
                return host;
            }
        }
    }

    private static async Task<bool> TryAsync(WebApplication application, bool isPatient, CancellationToken cancel)
    {
        try
        {
            await application.StartAsync(cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            bool isTriedAgain = isPatient && StoreFailures.Of(exception) == StoreFailure.Away;
            if (isTriedAgain)
            {
                application.Logger.LogWarning("The start was broken off since the store did not answer, and is begun anew: {Why}", exception.GetBaseException().Message);
            }

            await EndAsync(application).ConfigureAwait(false);
            if (!isTriedAgain)
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>What has started stops, and lets go of the store.</summary>
    private static async Task EndAsync(WebApplication application)
    {
        try
        {
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What it says of its end adds nothing to why it did not start.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            application.Logger.LogDebug(exception, "The end of a start that was broken off");
        }

        await application.DisposeAsync().ConfigureAwait(false);
    }
}
