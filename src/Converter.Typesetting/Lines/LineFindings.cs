using Converter.Documents;

namespace Converter.Typesetting.Lines;

/// <summary>What is to be said about lines that could not keep the rules.</summary>
internal static class LineFindings
{
    /// <summary>That a line had to break where none should.</summary>
    /// <param name="broken">The bond that gave way; at least <see cref="Bond.Word"/>.</param>
    /// <param name="at">Where the next line begins.</param>
    public static Diagnostic Torn(Bond broken, SourcePosition? at) => broken == Bond.Word
        ? new Diagnostic(
            "typesetting.word-torn",
            Severity.Info,
            at,
            new Message("西文单词或网址过长，一行容纳不下，已在中间断开", "a Western word or address is too long for a line and was divided"))
        : new Diagnostic(
            "typesetting.forced-break",
            Severity.Warning,
            at,
            new Message("此处无法按避头尾规则断行，已强制断开", "no line break that keeps the rules was possible here; one was forced"),
            new Message("检查此处的标点", "look at the punctuation here"));
}
