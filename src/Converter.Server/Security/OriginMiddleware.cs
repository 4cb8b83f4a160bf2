using System.Net;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Security;

/// <summary>
/// Keeps other sites from using the browser of somebody who may use this service: a request that changes something must come from the
/// page of this service (Origin and Sec-Fetch-Site; OWASP, Cross-Site Request Forgery Prevention), and a service without login answers only
/// to the names of this machine, so that no foreign name can be bent to it (DNS rebinding).
/// </summary>
internal sealed class OriginMiddleware(RequestDelegate next, AccessSettings access)
{
    private static readonly HashSet<string> OwnHosts = new(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };

    public async Task InvokeAsync(HttpContext context)
    {
        Problem? refusal = !IsHostKnown(context.Request.Host.Host) ? Problems.ForeignHost
            : IsForeign(context.Request) ? Problems.ForeignOrigin : null;
        if (refusal is not null)
        {
            await refusal.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private bool IsHostKnown(string host) =>
        access.IsAuthenticated || OwnHosts.Contains(host) || access.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsForeign(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        // Callers that are no browser send neither header; a browser cannot leave them out.
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "cross-site" or "same-site")
        {
            return true;
        }

        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
