using Converter.Documents;

namespace Converter.Reading.Importing.Docx;

/// <summary>Why a file that should be a .docx cannot be read.</summary>
internal sealed class DocxProblemException : Exception
{
    public DocxProblemException(Diagnostic diagnostic)
        : base(diagnostic.Message.English) => Diagnostic = diagnostic;

    /// <summary>The reason as it is reported.</summary>
    public Diagnostic Diagnostic { get; }

    public static DocxProblemException Damaged(string detail) => new(new Diagnostic(
        "docx.damaged",
        Severity.Error,
        null,
        new Message($"Word 文档已损坏：{detail}", $"the Word document is damaged: {detail}"),
        new Message("用 Word 或 WPS 打开并重新保存后再转换", "open it in Word or WPS, save it again, and convert that")));

    public static DocxProblemException TooLarge(string part) => new(new Diagnostic(
        "docx.too-large",
        Severity.Error,
        null,
        new Message($"Word 文档中的“{part}”解压后过大，已拒绝读取", $"the part '{part}' of the Word document is too large when unpacked and was refused"),
        new Message("若文件来源可靠，请拆成几个文件", "if the file can be trusted, split it into several")));

    public static DocxProblemException NotWord() => new(new Diagnostic(
        "reading.binary",
        Severity.Error,
        null,
        new Message("是压缩文件，但不是 Word 文档（.docx）", "this is a zip archive, but no Word document (.docx)"),
        new Message("解压后转换其中的文件；.xlsx、.pptx、.ofd 请另存为 .docx 或 .txt", "unpack it and convert what is in it; save .xlsx, .pptx and .ofd as .docx or .txt")));

    public static DocxProblemException Encrypted() => new(new Diagnostic(
        "docx.encrypted",
        Severity.Error,
        null,
        new Message("Word 文档设有密码，无法读取", "the Word document is protected by a password and cannot be read"),
        new Message("用 Word 或 WPS 打开，取消密码后保存", "open it in Word or WPS, take the password off and save it")));

    public static DocxProblemException OldFormat() => new(new Diagnostic(
        "reading.binary",
        Severity.Error,
        null,
        new Message("是旧格式的 Word 或 WPS 文档（.doc、.wps）", "this is a document in an old format of Word or WPS (.doc, .wps)"),
        new Message("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx")));
}
