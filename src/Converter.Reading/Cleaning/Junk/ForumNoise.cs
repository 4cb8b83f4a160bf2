using Converter.Documents;
using Converter.Reading.Cleaning.Rules;

namespace Converter.Reading.Cleaning.Junk;

/// <summary>Finds the lines of random letters and signs that a forum strews over a text against copying. One or two may be formulas.</summary>
internal static class ForumNoise
{
    private const int Least = 3;

    /// <summary>Condemns the lines.</summary>
    public static void Find(JunkSheet sheet)
    {
        int count = 0;
        for (int index = 0; index < sheet.Lines.Length; index++)
        {
            count += sheet.Profiles[index].Has(LineForm.Noise) ? 1 : 0;
        }

        for (int index = 0; count >= Least && index < sheet.Lines.Length; index++)
        {
            if (sheet.Profiles[index].Has(LineForm.Noise))
            {
                sheet.Mark(index, StructureRules.Noise, new Message(
                    $"无意义的字母和符号，全文有 {count} 行", $"random letters and signs, as on {count} lines of the text"));
            }
        }
    }
}
