using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Endpoints;

internal static class RouteExtensions
{
    /// <summary>Says in the description which refusals a route has.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder route, params ReadOnlySpan<int> codes)
    {
        foreach (int code in codes)
        {
            route.ProducesProblem(code);
        }

        return route;
    }
}
