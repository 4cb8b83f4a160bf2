using System.Text;
using Converter.Fonts;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Converter.Server.Security;
using Converter.Styles.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary>A style.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is for.</param>
/// <param name="IsOwn">Whether it is one of the caller's own.</param>
public sealed record StyleAnswer(string Name, string Title, bool IsOwn);

/// <summary>A face of a font.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="PostScriptName">Its PostScript name.</param>
/// <param name="Names">All names by which it is found.</param>
/// <param name="IsBold">Whether it is bold.</param>
/// <param name="IsItalic">Whether it is slanted.</param>
public sealed record FontAnswer(string Name, string PostScriptName, IReadOnlyList<string> Names, bool IsBold, bool IsItalic);

/// <summary><c>/styles</c> and <c>/fonts</c>.</summary>
internal sealed class StylesEndpoints(StyleStore styles, FontLibrary fonts, AuditLog audit, ServerSettings settings)
{
    private const int LargestSheet = 256 << 10;
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/styles").WithTags("styles");
        group.MapGet("/", (HttpContext context, StylesEndpoints self) => self.ListAsync(context))
            .WithName("listStyles")
            .WithSummary("The built-in styles and the caller's own")
            .Produces<IReadOnlyList<StyleAnswer>>();
        group.MapGet("/{name}", (HttpContext context, StylesEndpoints self, string name) => self.GetAsync(context, name))
            .WithName("getStyle")
            .WithSummary("A style sheet, as YAML")
            .Produces(StatusCodes.Status200OK, contentType: "application/yaml")
            .ProducesProblems(404);
        group.MapPut("/{name}", (HttpContext context, StylesEndpoints self, string name) => self.PutAsync(context, name))
            .WithName("putStyle")
            .WithSummary("Keep a style sheet of one's own; the body is its YAML")
            .Accepts<string>("application/yaml", "text/yaml", "text/plain")
            .Produces<StyleAnswer>()
            .ProducesProblems(400, 409, 413, 422);
        group.MapDelete("/{name}", (HttpContext context, StylesEndpoints self, string name) => self.DeleteAsync(context, name))
            .WithName("deleteStyle")
            .WithSummary("Delete a style sheet of one's own")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(404);
        routes.MapGet("/fonts", (HttpContext context, StylesEndpoints self) => self.ListFonts(context))
            .WithTags("styles")
            .WithName("listFonts")
            .WithSummary("The fonts that this service finds")
            .Produces<IReadOnlyList<FontAnswer>>();
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        List<StyleAnswer> all = [.. BuiltInStyles.Names.Select(name => new StyleAnswer(name, BuiltInStyles.Load(name)?.Title ?? string.Empty, IsOwn: false))];
        foreach (string name in await styles.NamesAsync(caller.Owner, context.RequestAborted).ConfigureAwait(false))
        {
            string? text = await styles.TextAsync(caller.Owner, name, context.RequestAborted).ConfigureAwait(false);
            all.Add(new StyleAnswer(name, text is null ? string.Empty : RequestReader.ReadStyle(name, text).Sheet?.Title ?? string.Empty, IsOwn: true));
        }

        return TypedResults.Ok<IReadOnlyList<StyleAnswer>>(all);
    }

    private async Task<IResult> GetAsync(HttpContext context, string name)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        string? text = await styles.TextAsync(caller.Owner, name, context.RequestAborted).ConfigureAwait(false) ?? BuiltInStyles.Text(name);
        return text is null ? throw new ProblemException(Problems.NotFound) : TypedResults.Text(text, "application/yaml; charset=utf-8");
    }

    private async Task<IResult> PutAsync(HttpContext context, string name)
    {
        Caller caller = Caller.Of(context);
        caller.Require("write");
        bool isPlain = name.Length is > 0 and <= LongestName && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        if (!isPlain || BuiltInStyles.Names.Contains(name))
        {
            throw new ProblemException(Problems.Malformed("name", "A-Z a-z 0-9 - _ 汉字, not the name of a built-in style"));
        }

        string text = await ReadAsync(context.Request).ConfigureAwait(false);
        StyleSheetResult result = RequestReader.ReadStyle(name, text);
        if (result.Sheet is null)
        {
            throw new ProblemException(Problems.Unusable(result.Findings));
        }

        if (!await styles.PutAsync(caller.Owner, name, text, settings.Uploads.MostStyles).ConfigureAwait(false))
        {
            throw new ProblemException(Problems.TooMany(settings.Uploads.MostStyles));
        }

        await audit.WriteAsync(caller.Owner, "style", name, context.Connection.RemoteIpAddress?.ToString() ?? string.Empty).ConfigureAwait(false);
        return TypedResults.Ok(new StyleAnswer(name, result.Sheet.Title, IsOwn: true));
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string name)
    {
        Caller caller = Caller.Of(context);
        caller.Require("write");
        return await styles.DeleteAsync(caller.Owner, name).ConfigureAwait(false) ? TypedResults.NoContent() : throw new ProblemException(Problems.NotFound);
    }

    private IResult ListFonts(HttpContext context)
    {
        Caller.Of(context).Require("read");
        return TypedResults.Ok<IReadOnlyList<FontAnswer>>(
            [.. fonts.List().Select(face => new FontAnswer(face.FullName, face.PostScriptName, face.Names, face.IsBold, face.IsItalic)).DistinctBy(face => face.PostScriptName)]);
    }

    private static async Task<string> ReadAsync(HttpRequest request)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[1 << 13];
        for (int read = await request.Body.ReadAsync(buffer).ConfigureAwait(false); read > 0; read = await request.Body.ReadAsync(buffer).ConfigureAwait(false))
        {
            content.Write(buffer, 0, read);
            if (content.Length > LargestSheet)
            {
                throw new ProblemException(Problems.TooLarge("style", LargestSheet));
            }
        }

        return new UTF8Encoding(false).GetString(content.ToArray());
    }
}
