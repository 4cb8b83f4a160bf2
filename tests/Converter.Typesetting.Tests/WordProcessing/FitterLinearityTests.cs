using Converter.Documents;
using Converter.Styles.Styling;
using Converter.Testing;
using Converter.Typesetting.WordProcessing;

namespace Converter.Typesetting.Tests.WordProcessing;

/// <summary>One paragraph without end is fitted in time that grows with its length.</summary>
public sealed class FitterLinearityTests
{
    /// <summary>
    /// The PDF squeezes the marks, and each line of a word processor falls further behind it: the end that the PDF has for the hundredth line is many
    /// lines ahead, and no line is tried at all that it cannot hold.
    /// </summary>
    [Fact]
    public void Lines_that_fall_behind_those_of_the_pdf_are_not_measured_up_to_their_ends_there() =>
        Linearity.AssertTimed(
            length =>
            {
                StyledDocument styled = Styler.Style(Texts.Of((Role.Body, string.Concat(Enumerable.Repeat("《甲》，“乙”、（丙）。", length / 12)))), Texts.Sheet);
                return () => WordProcessorFitter.Fit(styled, Texts.Fonts);
            },
            15_000,
            rounds: 2);
}
