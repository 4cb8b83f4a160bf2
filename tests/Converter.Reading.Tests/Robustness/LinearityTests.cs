using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;
using Converter.Reading.Tests.Proofing;
using Converter.Testing;

namespace Converter.Reading.Tests.Robustness;

/// <summary>Searches that looked at the rest of the text, or copied it, for every match.</summary>
public sealed class LinearityTests
{
    [Fact]
    public void Full_stops_in_one_line_do_not_search_the_line_each()
    {
        // The other rules take most of the time of a short line; only in a long one the search of the rest would show.
        Linearity.AssertTimed(length => Prepared(length, Clean), 150_000, rounds: 2);

        static Action Prepared(int length, Action<string> clean)
        {
            string line = Repeat("甲.”", length);
            return () => clean(line);
        }

        static void Clean(string line) => TextCleaner.Clean(new SourceText(line), CleaningRules.BuiltIn, CleaningOptions.Default);
    }

    [Fact]
    public void Cells_of_one_line_do_not_go_through_the_line_each()
    {
        Linearity.AssertTimed(length => Outline(NastyTexts.Make(NastyKind.Blanks, length)), 50_000);

        static Action Outline(string line)
        {
            CleanedText text = TextCleaner.Clean(new SourceText(line), CleaningRules.BuiltIn, CleaningOptions.Default);
            return () => OutlineReader.Read(text, OutlineOptions.Default);
        }
    }

    [Fact]
    public void Months_without_a_day_do_not_search_the_paragraph_each()
    {
        Linearity.AssertTimed(length => Proof($"kind|notice\nbody|{Repeat("2026年三月", length)}"), 60_000);
    }

    [Fact]
    public void Full_width_digits_without_a_percent_sign_do_not_search_the_paragraph_each()
    {
        Linearity.AssertTimed(length => Proof($"kind|notice\nbody|{Repeat("１文", length)}"), 200_000);
    }

    [Fact]
    public void Attachments_that_differ_from_the_note_do_not_copy_it_each()
    {
        Linearity.AssertCounted(Allocated, 20_000);

        static long Allocated(int length)
        {
            string attachments = string.Concat(Enumerable.Repeat("\nattachment|附件\ntitle|丙丁方案", length / 50));
            Action proof = Proof($"kind|notice\nattachmentnote|附件：{Repeat("甲乙", length)}{attachments}");
            proof();
            long before = GC.GetAllocatedBytesForCurrentThread();
            proof();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static Action Proof(string text)
    {
        ProofCase read = ProofCase.Read(text);
        return () => Proofreader.Proof(read.Text, read.Document, ProofOptions.Default);
    }

    private static string Repeat(string pattern, int length) => string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
}
