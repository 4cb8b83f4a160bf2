using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Converter.Server.Endpoints;

/// <summary>The web page: the files of <c>wwwroot</c>, which are inside the assembly.</summary>
internal static class PageEndpoints
{
    private const string Folder = "wwwroot/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".json"] = "application/json",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (byte[] Content, string Type, EntityTagHeaderValue Tag)> Files = Read().ToFrozenDictionary(StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (HttpContext context) => Get(context, "index.html")).ExcludeFromDescription();
        routes.MapGet("/{**path}", (HttpContext context, string path) => Get(context, path)).ExcludeFromDescription();
    }

    private static IResult Get(HttpContext context, string path)
    {
        if (!Files.TryGetValue(path, out (byte[] Content, string Type, EntityTagHeaderValue Tag) file))
        {
            return Answers.Problems.NotFound.Answer(context);
        }

        context.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(file.Content, file.Type, entityTag: file.Tag);
    }

    private static Dictionary<string, (byte[] Content, string Type, EntityTagHeaderValue Tag)> Read()
    {
        Dictionary<string, (byte[], string, EntityTagHeaderValue)> files = [];
        Assembly assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            string type = Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
            string tag = System.Convert.ToHexStringLower(SHA256.HashData(content))[..16];
            files[name[Folder.Length..].Replace('\\', '/')] = (content, type, new EntityTagHeaderValue($"\"{tag}\""));
        }

        return files;
    }
}
