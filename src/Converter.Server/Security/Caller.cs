using Converter.Server.Answers;
using Microsoft.AspNetCore.Http;

namespace Converter.Server.Security;

/// <summary>Who makes a request, and what he may do.</summary>
/// <param name="Owner">Whose jobs, files and styles he sees.</param>
/// <param name="Scopes"><c>read</c>, <c>write</c>, <c>admin</c>.</param>
/// <param name="IsByKey">Whether he sent a key, which no browser sends by itself.</param>
internal sealed record Caller(string Owner, IReadOnlyCollection<string> Scopes, bool IsByKey)
{
    /// <summary>The one user of a service that listens on its own machine only.</summary>
    public static Caller Local { get; } = new("local", ["read", "write", "admin"], IsByKey: false);

    public bool IsAdministrator => Scopes.Contains("admin");

    /// <summary>The caller of a request.</summary>
    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;

    public void Require(string scope)
    {
        if (!Scopes.Contains(scope))
        {
            throw new ProblemException(Problems.Forbidden(scope));
        }
    }
}
