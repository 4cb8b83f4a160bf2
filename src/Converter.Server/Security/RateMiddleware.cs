using System.Threading.RateLimiting;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Security;

/// <summary>So many requests in a minute for each caller; where nobody is known, for each address.</summary>
internal sealed class RateMiddleware : IDisposable
{
    private readonly RequestDelegate _next;
    private readonly PartitionedRateLimiter<HttpContext>? _limiter;

    public RateMiddleware(RequestDelegate next, AccessSettings access)
    {
        _next = next;
        _limiter = access.RequestsPerMinute <= 0 ? null : PartitionedRateLimiter.Create<HttpContext, string>(context =>
            RateLimitPartition.GetTokenBucketLimiter(PartitionOf(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = access.RequestsPerMinute,
                // One after the other over the minute: whole ones in each second would be sixty in a minute where fewer are permitted.
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / access.RequestsPerMinute,
                QueueLimit = 0,
            }));
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (_limiter is not null && !context.Request.Path.StartsWithSegments("/health"))
        {
            using RateLimitLease lease = await _limiter.AcquireAsync(context, 1, context.RequestAborted).ConfigureAwait(false);
            if (!lease.IsAcquired)
            {
                await Problems.TooFast.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
                return;
            }
        }

        await _next(context).ConfigureAwait(false);
    }

    public void Dispose() => _limiter?.Dispose();

    private static string PartitionOf(HttpContext context) => context.Items[typeof(Caller)] is Caller caller
        ? $"owner {caller.Owner}" : $"address {context.Connection.RemoteIpAddress}";
}
