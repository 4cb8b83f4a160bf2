using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Preview;
using Converter.Reading;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Converter.Server.Security;
using Converter.Server.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary><c>/outline</c>, <c>/proof</c>, <c>/preview</c>: what can be answered at once, and is kept nowhere.</summary>
internal sealed class ReadingEndpoints(DocumentConverter converter, UploadReader uploads, RequestBuilder requests, ServerSettings settings, TimeProvider time)
{
    private const int MostPages = 30;
    private const int UsualPages = 4;

    public static void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup(string.Empty).WithTags("reading");
        group.MapPost("/outline", (HttpContext context, ReadingEndpoints self) => self.OutlineAsync(context))
            .WithName("outline")
            .WithSummary("What each line of a text is, with reasons, findings and placeholders")
            .Accepts<ConversionForm>("application/json", "multipart/form-data")
            .Produces<OutlineAnswer>()
            .ProducesProblems(400, 413, 415, 422);
        group.MapPost("/proof", (HttpContext context, ReadingEndpoints self) => self.ProofAsync(context))
            .WithName("proof")
            .WithSummary("The findings of the proofreading")
            .Accepts<ConversionForm>("application/json", "multipart/form-data")
            .Produces<ProofAnswer>()
            .ProducesProblems(400, 413, 415, 422);
        group.MapPost("/preview", (HttpContext context, ReadingEndpoints self) => self.PreviewAsync(context))
            .WithName("preview")
            .WithSummary("Pages as SVG, from the same layout as the .pdf")
            .Accepts<ConversionForm>("application/json", "multipart/form-data")
            .Produces<PreviewAnswer>()
            .ProducesProblems(400, 413, 415, 422);
    }

    private async Task<IResult> OutlineAsync(HttpContext context)
    {
        (UploadedText text, ConversionRequest request, _) = await ReadAsync(context).ConfigureAwait(false);
        return TypedResults.Ok(OutlineAnswer.Of(Read(text, request), Language.Of(context.Request)));
    }

    private async Task<IResult> ProofAsync(HttpContext context)
    {
        (UploadedText text, ConversionRequest request, _) = await ReadAsync(context).ConfigureAwait(false);
        return TypedResults.Ok(ProofAnswer.Of(Read(text, request), Language.Of(context.Request)));
    }

    private async Task<IResult> PreviewAsync(HttpContext context)
    {
        (UploadedText text, ConversionRequest request, ConversionForm form) = await ReadAsync(context).ConfigureAwait(false);
        List<Diagnostic> findings = [];
        LayoutResult layout = converter.LayOut(text.Name, text.Content, RequestReader.Options(request, findings)!);
        if (layout.Pages is not { } pages)
        {
            Diagnostic[] errors = [.. layout.Report.Findings.Where(finding => finding.Severity == Severity.Error)];
            throw new ProblemException(errors.Length > 0 ? Problems.Unusable(errors) : Problems.NothingSent);
        }

        SvgPreview preview = SvgPages.Draw(pages, Math.Max(1, form.FirstPage ?? 1) - 1, Math.Clamp(form.Pages ?? UsualPages, 1, MostPages));
        return TypedResults.Ok(new PreviewAnswer(
            pages.Pages.Length,
            pages.Width.Millimetres,
            pages.Height.Millimetres,
            layout.Report.Style,
            preview.Symbols,
            [.. preview.Pages.Select(page => new PreviewPageAnswer(page.Index + 1, page.Number, page.Svg))],
            [.. SvgPages.Places(pages).Select(place => new PlaceAnswer(place.Line, place.Index + 1))],
            OutlineAnswer.Of(layout.Reading, Language.Of(context.Request)),
            [.. layout.Report.Findings.Select(finding => FindingAnswer.Of(finding, Language.Of(context.Request)))],
            [.. layout.Report.Fonts.Select(font => new FontUseAnswer(font.Typeface, font.Asked, font.Used, font.Missing))]));
    }

    private ReadingResult Read(UploadedText text, ConversionRequest request)
    {
        ReadingOptions options = RequestReader.Reading(request, []);
        options = options with { FileName = text.Name, Outline = options.Outline with { WithReasons = true } };
        ReadingResult reading = Reader.Read(text.Content, options, new StageClock(time));
        return reading.Outlined is null ? throw new ProblemException(Problems.Unusable(reading.Findings)) : reading;
    }

    private async Task<(UploadedText Text, ConversionRequest Request, ConversionForm Form)> ReadAsync(HttpContext context)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        (ConversionForm form, List<UploadedText> texts) = await uploads.ReadAsync(context.Request, settings.Uploads.MostBytesAtOnce).ConfigureAwait(false);
        if (texts.Count == 0)
        {
            throw new ProblemException(Problems.NothingSent);
        }

        return (texts[0], await requests.BuildAsync(form, caller.Owner, context.RequestAborted).ConfigureAwait(false), form);
    }
}
