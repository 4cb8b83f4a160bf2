namespace Converter.Documents;

/// <summary>
/// What a line or block is in the document. The names, in lower case and without separators, are the words of the
/// outline JSON (<c>attachmentnote</c>, <c>docnumber</c> …).
/// </summary>
public enum Role : byte
{
    /// <summary>Not part of the document: advertising, site boilerplate, watermarks, page-number remnants, separator rules.</summary>
    Junk,

    /// <summary>发文机关标志 standing alone above the title.</summary>
    Issuer,

    /// <summary>发文字号; also 签发人, 密级, 紧急程度, 份号 lines of the head (GB/T 9704 7.2).</summary>
    DocNumber,

    /// <summary>标题, each of its lines (7.3.1).</summary>
    Title,

    /// <summary>副标题, date or occasion in brackets under the title, speaker's name.</summary>
    Subtitle,

    /// <summary>主送机关 or 称谓 (7.3.2).</summary>
    Addressee,

    /// <summary>A heading of the outline, on a line of its own or run in (7.3.3).</summary>
    Heading,

    /// <summary>Any other paragraph of the text (7.3.3).</summary>
    Body,

    /// <summary>附件说明 and its continuation lines (7.3.4).</summary>
    AttachmentNote,

    /// <summary>发文机关署名 (7.3.5).</summary>
    Signature,

    /// <summary>成文日期 (7.3.5.4).</summary>
    Date,

    /// <summary>附注 in brackets after the date (7.3.6).</summary>
    Note,

    /// <summary>The label 附件 (with its number) that opens an attachment (7.3.7).</summary>
    Attachment,

    /// <summary>版记: 抄送, 印发机关 and 印发日期 (7.4).</summary>
    Imprint,

    /// <summary>A row of a table.</summary>
    Table,
}

/// <summary>The words by which roles and kinds go in JSON.</summary>
public static class Words
{
    /// <summary>The JSON word of a role, such as <c>attachmentnote</c>.</summary>
    /// <param name="role">The role.</param>
    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>The JSON word of a kind, such as <c>speech</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Of(DocumentKind kind) => kind.ToString().ToLowerInvariant();
}
