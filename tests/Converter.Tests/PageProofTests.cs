using System.Collections.Immutable;
using System.Text;
using Converter.Conversion;
using Converter.Documents;
using Converter.Fonts;
using Converter.Testing;
using Converter.Typesetting.Pages;

namespace Converter.Tests;

/// <summary>Rules 34 and 35, which are known only when the pages are set; for each a wrong and a right case.</summary>
public sealed class PageProofTests
{
    private const string Notice =
        "关于做好防汛工作的通知\n{0}：\n现将有关事项通知如下，请认真贯彻执行，确保安全度汛。\n特此通知。\n青松县人民政府\n2024年5月6日\n";

    [Fact]
    public void A_first_page_of_title_and_addressees_alone_is_a_finding()
    {
        TypesetDocument pages = Divided(LayOut("各乡镇人民政府").Pages!, Role.Title, Role.Addressee);

        Diagnostic finding = Assert.Single(PageProof.Find(pages));

        Assert.Equal(("proof.first-page-body", Severity.Error, new SourcePosition(2, 1)), (finding.Code, finding.Severity, finding.At));
    }

    [Fact]
    public void A_first_page_with_text_is_none() => Assert.Empty(PageProof.Find(LayOut("各乡镇人民政府").Pages!));

    [Fact]
    public void A_page_of_the_signature_alone_is_a_finding()
    {
        TypesetDocument pages = Divided(LayOut("各乡镇人民政府").Pages!, Role.Title, Role.Addressee, Role.Body);

        Diagnostic finding = Assert.Single(PageProof.Find(pages));

        Assert.Equal(("proof.signature-alone", Severity.Error, new SourcePosition(5, 1)), (finding.Code, finding.Severity, finding.At));
    }

    [Fact]
    public void A_second_page_with_text_above_the_signature_is_none()
    {
        TypesetDocument pages = LayOut("各乡镇人民政府").Pages!;
        TypesetPage page = pages.Pages[0];
        ImmutableArray<TypesetPage> divided = [page with { Lines = page.Lines[..^3] }, page with { Number = 2, Lines = page.Lines[^3..] }];

        Assert.Empty(PageProof.Find(pages with { Pages = divided }));
    }

    // The typesetter makes no such pages, so its one page is divided here: what has one of the roles stays, the rest goes over.
    private static TypesetDocument Divided(TypesetDocument pages, params Role[] first)
    {
        TypesetPage page = pages.Pages[0];
        ILookup<bool, TypesetLine> lines = page.Lines.ToLookup(line => first.Contains(pages.Source.Blocks[line.Block].Source.Role));
        return pages with { Pages = [page with { Lines = [.. lines[true]] }, page with { Number = 2, Lines = [.. lines[false]] }] };
    }

    private static LayoutResult LayOut(string addressee) => new DocumentConverter(new FontLibrary([Repository.Fonts]), TimeProvider.System)
        .LayOut("notice.txt", Encoding.UTF8.GetBytes(Notice.Replace("{0}", addressee, StringComparison.Ordinal)), new ConversionOptions());
}
