using Converter.Jobs.Model;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Converter.Jobs.Running.Engine;

/// <summary>Calls for the taking of jobs at once, when one comes in or a place becomes free. Calls that come before one is answered are one.</summary>
/// <param name="scheduler">The engine.</param>
/// <param name="settings">Whether this process converts.</param>
public sealed class JobWaking([FromKeyedServices(ConversionEngine.Name)] IScheduler scheduler, JobSettings settings)
{
    private int _isCalled;

    /// <summary>Calls.</summary>
    public void Wake()
    {
        if (settings.Converts && Interlocked.Exchange(ref _isCalled, 1) == 0)
        {
            _ = CallAsync();
        }
    }

    /// <summary>Notes that a call was heard; the next one counts again.</summary>
    public void Answer() => Volatile.Write(ref _isCalled, 0);

    private async Task CallAsync()
    {
        try
        {
            await scheduler.TriggerJob(ConversionEngine.Taking).ConfigureAwait(false);
        }
        catch (SchedulerException)
        {
            // The process ends; or the regular firing comes in a moment.
            Answer();
        }
    }
}
