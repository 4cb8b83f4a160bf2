using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Security;

/// <summary>One line for each request: method, route, status, time. The route and not the path, and never a body: no word of a document.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, TimeProvider time, ILogger<RequestLogMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        long start = time.GetTimestamp();
        await next(context).ConfigureAwait(false);
        if (log.IsEnabled(LogLevel.Information) && context.GetEndpoint() is RouteEndpoint route)
        {
            log.LogInformation(
                "{Method} {Route} {Status} {Milliseconds:0.0} ms",
                context.Request.Method,
                route.RoutePattern.RawText,
                context.Response.StatusCode,
                time.GetElapsedTime(start).TotalMilliseconds);
        }
    }
}
