using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Proofing;
using Converter.Typesetting.Pages;

namespace Converter.Conversion;

/// <summary>The rules of the proofreading that are known only when the pages are set: 34 and 35.</summary>
public static class PageProof
{
    private const string FirstPageBody = "proof.first-page-body";
    private const string SignatureAlone = "proof.signature-alone";

    /// <summary>Holds the pages against them.</summary>
    /// <param name="pages">The pages.</param>
    /// <returns>The findings in order of the pages; each has the line of the original that begins what is wrong, where there is one.</returns>
    public static IEnumerable<Diagnostic> Find(TypesetDocument pages)
    {
        ImmutableArray<ImmutableArray<Block>> blocks = [.. pages.Pages.Select(page => BlocksOf(pages, page))];
        if (blocks.Length > 1 && !blocks[0].Any(IsText) && blocks.Any(page => page.Any(IsText))
            && blocks[0].FirstOrDefault(block => block.Role == Role.Addressee) is { } addressee)
        {
            yield return Finding(FirstPageBody, addressee);
        }

        foreach (ImmutableArray<Block> page in blocks.Skip(1))
        {
            Block? signature = page.FirstOrDefault(block => block.Role is Role.Signature or Role.Date);
            if (signature is not null && page.All(block => block.Role is Role.Signature or Role.Date or Role.Note or Role.Imprint))
            {
                yield return Finding(SignatureAlone, signature);
            }
        }
    }

    /// <summary>The blocks of a page. They are told apart by their numbers: to compare blocks is to compare their whole texts, once for every line.</summary>
    private static ImmutableArray<Block> BlocksOf(TypesetDocument pages, TypesetPage page) =>
        [.. page.Lines.Select(line => line.Block).Where(block => block >= 0).Distinct().Select(block => pages.Source.Blocks[block].Source)];

    private static bool IsText(Block block) => block.Role is Role.Body or Role.Heading or Role.Table;

    private static Diagnostic Finding(string id, Block block)
    {
        ProofRule rule = ProofRules.ById[id];
        SourcePosition? at = block.Lines.IsEmpty ? null : new SourcePosition(block.Lines[0].Number, 1);
        return new Diagnostic(rule.Id, rule.Severity, at, rule.Message, rule.Hint);
    }
}
