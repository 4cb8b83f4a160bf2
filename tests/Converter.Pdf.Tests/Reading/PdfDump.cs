using System.Text;
using System.Text.RegularExpressions;

namespace Converter.Pdf.Tests.Reading;

/// <summary>A file as text that a person can read: binary streams, their lengths, and what depends
/// on them (offsets, the identifier) are left out, since they are the business of the fonts.</summary>
internal static partial class PdfDump
{
    public static string Of(byte[] file)
    {
        PdfFileReader reader = new(file);
        StringBuilder dump = new();
        int at = 0;
        foreach (Match stream in StreamData().Matches(Encoding.Latin1.GetString(file)))
        {
            Group data = stream.Groups[1];
            string before = Encoding.UTF8.GetString(file, at, data.Index - at);
            ReadOnlySpan<byte> bytes = file.AsSpan(data.Index, data.Length);
            bool isText = bytes.IndexOfAnyInRange<byte>(0, 8) < 0 && data.Length > 3;
            dump.Append(isText ? before : Length().Replace(before, "/$1 …")).Append(isText ? Encoding.UTF8.GetString(bytes) : "(binary)");
            at = data.Index + data.Length;
        }

        string end = Encoding.UTF8.GetString(file, at, file.Length - at);
        end = Entry().Replace(end, string.Empty);
        return dump.Append(end).Replace(Encoding.UTF8.GetString(file, 9, 6), "%(bytes above 127)\n").Append($"{reader.Offsets.Count} entries\n").ToString();
    }

    [GeneratedRegex(@"(?<=\nstream\n)(.*?)(?=\nendstream\n)", RegexOptions.Singleline)]
    private static partial Regex StreamData();

    [GeneratedRegex("/(Length1?) [0-9]+(?= [^\n]*\nstream\n$)")]
    private static partial Regex Length();

    [GeneratedRegex("[0-9]{10} [0-9]{5} [nf] \n|(?<=startxref\n)[0-9]+|(?<=[[>]<)[0-9A-F]{32}")]
    private static partial Regex Entry();
}
