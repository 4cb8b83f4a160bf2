using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Security;

/// <summary>
/// Finds out who makes a request: by a key of the API, by the header of a trusted proxy, or – where nobody can reach the service but
/// this machine – the one user there is.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, AccessSettings access, KeyStore keys)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        if (await FindAsync(context).ConfigureAwait(false) is { } caller)
        {
            context.Items[typeof(Caller)] = caller;
        }
        else if (NeedsCaller(context.Request.Path))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.Unauthorized.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    /// <summary>The page itself, its description and the signs of life are for everybody; all that concerns documents is not.</summary>
    private static bool NeedsCaller(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/metrics");

    private async Task<Caller?> FindAsync(HttpContext context)
    {
        if (!access.IsAuthenticated)
        {
            return Caller.Local;
        }

        if (access.ApiKeys && SecretOf(context.Request) is { } secret)
        {
            return await keys.FindAsync(secret, context.RequestAborted).ConfigureAwait(false) is { } key
                ? new Caller(key.Owner, [.. key.Scopes], IsByKey: true)
                : null;
        }

        return access.ProxyUserHeader is { } header && access.Trusts(context.Connection.RemoteIpAddress)
            && context.Request.Headers[header].ToString().Trim() is { Length: > 0 and <= 200 } user
            ? new Caller(user, access.Administrators.Contains(user, StringComparer.Ordinal) ? ["read", "write", "admin"] : ["read", "write"], IsByKey: false)
            : null;
    }

    private static string? SecretOf(HttpRequest request)
    {
        string authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        string key = request.Headers["X-Api-Key"].ToString();
        return key.Length > 0 ? key : null;
    }
}
