namespace Converter.Documents;

/// <summary>The kinds of document (文种) that are told apart; the words of the outline JSON.</summary>
public enum DocumentKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>讲话.</summary>
    Speech,

    /// <summary>通知.</summary>
    Notice,

    /// <summary>报告.</summary>
    Report,

    /// <summary>方案、规划.</summary>
    Plan,

    /// <summary>意见.</summary>
    Opinions,

    /// <summary>决定.</summary>
    Decision,

    /// <summary>请示.</summary>
    Request,

    /// <summary>批复.</summary>
    Reply,

    /// <summary>函.</summary>
    Letter,

    /// <summary>纪要.</summary>
    Minutes,

    /// <summary>令.</summary>
    Order,

    /// <summary>公告、通告.</summary>
    Announcement,

    /// <summary>总结.</summary>
    Summary,
}
