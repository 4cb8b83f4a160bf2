using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;
using Converter.Reading.Proofing;
using Converter.Reading.Tests.Proofing;
using Converter.Testing;

namespace Converter.Reading.Tests.Robustness;

/// <summary>
/// Searches that looked at the rest of the text, or copied it, for every match. Four times the text may take four times the work; the
/// square would be sixteen times, and the limit lies between the two. No clock on the wall is read.
/// </summary>
public sealed class LinearityTests
{
    private const double Most = 9;
    private const int Rounds = 4;

    [Fact]
    public void Full_stops_in_one_line_do_not_search_the_line_each()
    {
        Assert.SkipUnless(ThreadWork.IsKnown, "the system does not tell the work of a thread");

        // The other rules take most of the time of a short line; only in a long one the search of the rest would show.
        AssertLinear(length => ThreadWork.Of(Prepared(length, Clean), 2), 150_000);

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
        Assert.SkipUnless(ThreadWork.IsKnown, "the system does not tell the work of a thread");
        AssertLinear(length => ThreadWork.Of(Outline(NastyTexts.Make(NastyKind.Blanks, length)), Rounds), 50_000);

        static Action Outline(string line)
        {
            CleanedText text = TextCleaner.Clean(new SourceText(line), CleaningRules.BuiltIn, CleaningOptions.Default);
            return () => OutlineReader.Read(text, OutlineOptions.Default);
        }
    }

    [Fact]
    public void Months_without_a_day_do_not_search_the_paragraph_each()
    {
        Assert.SkipUnless(ThreadWork.IsKnown, "the system does not tell the work of a thread");
        AssertLinear(length => ThreadWork.Of(Proof($"kind|notice\nbody|{Repeat("2026年三月", length)}"), Rounds), 60_000);
    }

    [Fact]
    public void Full_width_digits_without_a_percent_sign_do_not_search_the_paragraph_each()
    {
        Assert.SkipUnless(ThreadWork.IsKnown, "the system does not tell the work of a thread");
        AssertLinear(length => ThreadWork.Of(Proof($"kind|notice\nbody|{Repeat("１文", length)}"), Rounds), 200_000);
    }

    [Fact]
    public void Attachments_that_differ_from_the_note_do_not_copy_it_each()
    {
        AssertLinear(Allocated, 20_000);

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

    private static void AssertLinear(Func<int, long> work, int length)
    {
        work(length / 10);
        long once = work(length);
        long fourfold = work(4 * length);
        Assert.True(fourfold < Most * once, $"{length} characters take {once}, four times as many {fourfold}");
    }

    private static Action Proof(string text)
    {
        ProofCase read = ProofCase.Read(text);
        return () => Proofreader.Proof(read.Text, read.Document, ProofOptions.Default);
    }

    private static string Repeat(string pattern, int length) => string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
}
