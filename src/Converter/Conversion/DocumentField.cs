using System.Globalization;
using Converter.Documents;

namespace Converter.Conversion;

/// <summary>One value that can be put into a document: where it belongs, how a line that holds it is known, and how it is written.</summary>
/// <param name="Name">Its name, as in <c>--set name=value</c>.</param>
/// <param name="Role">Role of its line.</param>
/// <param name="IsIts">Whether a line of that role holds this value and not another one.</param>
/// <param name="Written">The line, from the value.</param>
internal sealed record DocumentField(string Name, Role Role, Func<string, bool> IsIts, Func<string, string> Written)
{
    private static readonly string[] Secrecies = ["绝密", "机密", "秘密"];
    private static readonly string[] Urgencies = ["特急", "加急", "平急", "特提"];

    /// <summary>All of them, in the order of the standard (GB/T 9704 7.2 to 7.4).</summary>
    public static IReadOnlyList<DocumentField> All { get; } =
    [
        new("copyNumber", Role.DocNumber, IsCopyNumber, Plain),
        new("secrecy", Role.DocNumber, IsSecrecy, Plain),
        new("urgency", Role.DocNumber, IsUrgency, Plain),
        new("issuer", Role.Issuer, Any, Plain),
        new("number", Role.DocNumber, IsNumber, Plain),
        new("signer", Role.DocNumber, IsSigner, value => IsSigner(value) ? value : "签发人：" + value),
        new("title", Role.Title, Any, Plain),
        new("addressee", Role.Addressee, Any, Plain),
        new("signature", Role.Signature, Any, Plain),
        new("date", Role.Date, Any, WrittenDate),
        new("note", Role.Note, Any, Plain),
        new("copies", Role.Imprint, IsCopies, WrittenCopies),
        new("printed", Role.Imprint, text => !IsCopies(text) && text.Contains("印发", StringComparison.Ordinal), WrittenPrinted),
    ];

    private static string Plain(string value) => value;

    private static bool Any(string text) => true;

    private static bool IsCopyNumber(string text) => text.All(char.IsAsciiDigit);

    private static bool IsSecrecy(string text) => Array.Exists(Secrecies, word => text.StartsWith(word, StringComparison.Ordinal));

    private static bool IsUrgency(string text) => Array.Exists(Urgencies, word => text.StartsWith(word, StringComparison.Ordinal));

    private static bool IsSigner(string text) => text.StartsWith("签发人", StringComparison.Ordinal);

    private static bool IsNumber(string text) => !IsCopyNumber(text) && !IsSecrecy(text) && !IsUrgency(text) && !IsSigner(text);

    private static bool IsCopies(string text) => text.StartsWith("抄送", StringComparison.Ordinal);

    /// <summary>7.3.5.4: 2026-03-02, as YAML and forms have it, is written 2026年3月2日.</summary>
    private static string WrittenDate(string value) =>
        DateOnly.TryParseExact(value, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日")
            : value;

    /// <summary>7.4.2: 抄送：……。</summary>
    private static string WrittenCopies(string value) =>
        (IsCopies(value) ? value : "抄送：" + value) + (value.EndsWith('。') ? string.Empty : "。");

    /// <summary>7.4.3: the date of printing with 印发 behind it.</summary>
    private static string WrittenPrinted(string value) => value.EndsWith("印发", StringComparison.Ordinal) ? value : value + "印发";
}
