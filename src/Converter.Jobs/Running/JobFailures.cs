using System.Data.Common;
using Converter.Conversion;
using Converter.Documents;
using Converter.Reports;

namespace Converter.Jobs.Running;

/// <summary>The words in which a job says why it failed.</summary>
public static class JobFailures
{
    /// <summary>Whether a failure may pass by itself: disk, database, memory.</summary>
    /// <param name="exception">The failure.</param>
    public static bool IsTransient(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or DbException or TimeoutException or OutOfMemoryException;

    /// <summary>A conversion that took too long.</summary>
    /// <param name="deadline">How long it had.</param>
    public static Diagnostic Overdue(TimeSpan deadline) => new(
        "job.deadline",
        Severity.Error,
        null,
        new Message($"转换超过 {deadline.TotalSeconds:0.#} 秒，已中止", $"the conversion took more than {deadline.TotalSeconds:0.#} s and was cut off"),
        new Message("请检查是否误传了超大或异常的文件，可拆分后再试", "check that the file is what it should be; try it in parts"));

    /// <summary>A failure that might have passed, but did not.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="attempts">How often it was tried.</param>
    public static Diagnostic GivenUp(Exception exception, int attempts) => new(
        "job.given-up",
        Severity.Error,
        null,
        new Message($"尝试 {attempts} 次仍未成功（{exception.GetType().Name}）", $"{attempts} attempts failed ({exception.GetType().Name})"),
        new Message("请管理员检查磁盘空间和权限，然后点“重试”", "let the administrator check disk space and permissions, then retry the job"));

    /// <summary>A fault of the program.</summary>
    /// <param name="exception">The fault.</param>
    public static Diagnostic Internal(Exception exception) => new(
        "job.internal",
        Severity.Error,
        null,
        new Message($"程序内部错误（{exception.GetType().Name}）", $"an internal fault ({exception.GetType().Name})"),
        new Message("请把任务编号报告给管理员，日志里有详情", "report the number of the job to the administrator; the log has more"));

    /// <summary>The process ended again and again in the middle of the job.</summary>
    /// <param name="times">How often.</param>
    public static Diagnostic Interrupted(int times) => new(
        "job.interrupted",
        Severity.Error,
        null,
        new Message($"处理过程中服务 {times} 次意外中断，此任务不再自动重试", $"the service ended {times} times in the middle of this job; it is not tried again by itself"),
        new Message("请管理员查看日志后点“重试”", "let the administrator look at the log, then retry the job"));

    /// <summary>Input whose bytes are gone.</summary>
    public static Diagnostic InputGone { get; } = new(
        "job.input-gone",
        Severity.Error,
        null,
        new Message("原文已被删除", "the text has been deleted"),
        new Message("请重新上传", "upload it again"));

    /// <summary>What the input caused: the gravest finding of the report.</summary>
    /// <param name="result">The conversion.</param>
    public static Diagnostic OfInput(ConversionResult result) =>
        result.Report.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error && !finding.Code.StartsWith("proof.", StringComparison.Ordinal))
        ?? new Diagnostic(
            "job.not-converted",
            Severity.Error,
            null,
            new Message($"未能转换（{result.Outcome}）", $"it could not be converted ({result.Outcome})"),
            new Message("请查看报告", "see the report"));

    /// <summary>The report as a file, where there is one.</summary>
    /// <param name="report">The report.</param>
    public static byte[] ReportFile(ConversionReport report) => ReportJson.Write(report);
}
