using Converter.Documents;

namespace Converter.Batches;

/// <summary>Why a text is converted or not; the words stand in the report and in the record.</summary>
public static class BatchReasons
{
    /// <summary>The folder has nothing of it yet.</summary>
    public const string New = "new";

    /// <summary>It was to be converted whatever stands there.</summary>
    public const string Forced = "forced";

    /// <summary>The last try failed.</summary>
    public const string FailedBefore = "failed-before";

    /// <summary>Its bytes are others.</summary>
    public const string InputChanged = "input-changed";

    /// <summary>What stands beside it (corrections of its lines, values for its elements) is something else.</summary>
    public const string BesideChanged = "beside-changed";

    /// <summary>The style sheet is another.</summary>
    public const string StyleChanged = "style-changed";

    /// <summary>Other options were given.</summary>
    public const string OptionsChanged = "options-changed";

    /// <summary>Other fonts are installed.</summary>
    public const string FontsChanged = "fonts-changed";

    /// <summary>The program is another.</summary>
    public const string VersionChanged = "version-changed";

    /// <summary>An output does not stand there any more.</summary>
    public const string OutputMissing = "output-missing";

    /// <summary>An output is not as it was made.</summary>
    public const string OutputAltered = "output-altered";

    /// <summary>All is as it was when it was made.</summary>
    public const string UpToDate = "up-to-date";

    /// <summary>The batch had stopped before its turn.</summary>
    public const string Stopped = "stopped";

    /// <summary>The reason in words.</summary>
    /// <param name="reason">The reason.</param>
    public static Message Words(string reason) => reason switch
    {
        New => new Message("新文件", "new"),
        Forced => new Message("要求重做", "forced"),
        FailedBefore => new Message("上次未成功", "the last try failed"),
        InputChanged => new Message("原文已改", "the text has changed"),
        BesideChanged => new Message("旁边的更正或要素已改", "the files beside it have changed"),
        StyleChanged => new Message("样式已改", "the style has changed"),
        OptionsChanged => new Message("选项已改", "the options have changed"),
        FontsChanged => new Message("字体已改", "the fonts have changed"),
        VersionChanged => new Message("程序已更新", "the program has changed"),
        OutputMissing => new Message("输出文件缺失", "an output is missing"),
        OutputAltered => new Message("输出文件被改动", "an output was altered"),
        UpToDate => new Message("无需重做", "up to date"),
        Stopped => new Message("批处理已停止", "the batch had stopped"),
        _ => new Message(reason, reason),
    };
}
