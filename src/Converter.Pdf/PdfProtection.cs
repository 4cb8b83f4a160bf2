using System.Text;
using Converter.Documents;
using Converter.Pdf.Encryption;

namespace Converter.Pdf;

/// <summary>What a reader may do with a file that it opened by the user password (ISO 32000-1, table 22).</summary>
[Flags]
public enum PdfPermissions
{
    /// <summary>Only look at it. Programs that read aloud may always take the text out.</summary>
    None = 0,

    /// <summary>Print, if need be as an image of low resolution only.</summary>
    PrintDraft = 1 << 2,

    /// <summary>Change the content.</summary>
    Modify = 1 << 3,

    /// <summary>Copy text and images.</summary>
    Copy = 1 << 4,

    /// <summary>Add and change notes.</summary>
    Annotate = 1 << 5,

    /// <summary>Fill in form fields.</summary>
    FillIn = 1 << 8,

    /// <summary>Insert, rotate and take out pages.</summary>
    Assemble = 1 << 10,

    /// <summary>Print as sharp as the printer can.</summary>
    Print = PrintDraft | (1 << 11),

    /// <summary>Everything.</summary>
    All = Print | Modify | Copy | Annotate | FillIn | Assemble,
}

/// <summary>
/// Passwords and permissions. The file is encrypted with AES-256 (ISO 32000-2, 7.6.4, revision 6), and then bears no label of PDF/A.
/// Permissions bind only readers that heed them.
/// </summary>
/// <param name="UserPassword">Opens the file with the permissions; empty where everybody may open it.</param>
/// <param name="OwnerPassword">Opens the file without restrictions; not empty.</param>
/// <param name="Permissions">What the user password allows.</param>
public sealed record PdfProtection(string UserPassword, string OwnerPassword, PdfPermissions Permissions)
{
    /// <summary>Why no file should be protected like this; <see langword="null"/> where it can be.</summary>
    public Diagnostic? Fault
    {
        get
        {
            if (OwnerPassword.Length == 0)
            {
                return NoOwner;
            }

            if (!IsUnambiguous(UserPassword) || !IsUnambiguous(OwnerPassword))
            {
                return Ambiguous;
            }

            return Math.Max(Encoding.UTF8.GetByteCount(UserPassword), Encoding.UTF8.GetByteCount(OwnerPassword)) > PasswordBytes.Longest ? TooLong : null;
        }
    }

    /// <summary>Without one, the user password would open the file without restrictions.</summary>
    private static Diagnostic NoOwner { get; } = new(
        "pdf.no-owner-password",
        Severity.Error,
        null,
        new Message("没有所有者密码，权限和打开密码不起作用", "without an owner password neither permissions nor a user password hold"),
        new Message("用 --owner-password 给出", "give one with --owner-password"));

    /// <summary>Readers do not agree on the form of full-width letters, accents and the like.</summary>
    private static Diagnostic Ambiguous { get; } = new(
        "pdf.password-character",
        Severity.Error,
        null,
        new Message("密码里有各阅读器处理不一致的字符（如全角字母）", "a password has characters that readers treat differently, such as full-width letters"),
        new Message("只用半角字母、数字、符号和汉字", "use half-width letters, digits, signs and Han characters only"));

    private static Diagnostic TooLong { get; } = new(
        "pdf.password-long",
        Severity.Error,
        null,
        new Message("密码超过 127 字节（约 42 个汉字）", "a password is longer than 127 bytes, some 42 Han characters"));

    /// <summary>Nothing of the passwords, so that they get into no log.</summary>
    public override string ToString() => $"PdfProtection {{ Permissions = {Permissions} }}";

    private static bool IsUnambiguous(string password) =>
        password.All(static character => character is (>= ' ' and <= '~') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF'));
}
