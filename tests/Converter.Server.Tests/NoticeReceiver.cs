using Converter.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Tests;

/// <summary>A program of somebody else, on a free port, to which notices are posted.</summary>
internal sealed class NoticeReceiver : IAsyncDisposable
{
    private readonly TaskCompletionSource<(string Signature, string Body)> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _application;

    private NoticeReceiver(WebApplication application)
    {
        _application = application;
        application.Run(TakeAsync);
    }

    /// <summary>Where it listens.</summary>
    public string Address => _application.Urls.First();

    /// <summary>Whether anything was posted to it.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Starts one.</summary>
    public static async Task<NoticeReceiver> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        NoticeReceiver receiver = new(builder.Build());
        await receiver._application.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits for the first notice.</summary>
    /// <returns>Its signature and its body.</returns>
    public Task<(string Signature, string Body)> FirstAsync() => _first.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        IsReached = true;
        using StreamReader body = new(context.Request.Body);
        _first.TrySetResult((context.Request.Headers["Converter-Signature"].ToString(), await body.ReadToEndAsync(context.RequestAborted)));
    }
}
