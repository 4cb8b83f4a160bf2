using Converter.Batches;
using Converter.Conversion;
using Converter.Documents;
using Converter.Jobs.Running;

namespace Converter.Jobs.Schedules;

/// <summary>Finds everything that is wrong with a definition before it is kept.</summary>
public static class ScheduleCheck
{
    private const int LongestName = 100;
    private const int MostHours = 24 * 366;
    private const int MostAddresses = 20;

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="roots">The folders that are open; <see langword="null"/> where they are not known, as on the command line.</param>
    /// <param name="styleText">Text of the owner's own sheet of the style's name.</param>
    /// <param name="now">The time; a time that has passed is refused.</param>
    public static List<Diagnostic> Check(ScheduleDefinition definition, FolderRoots? roots, string? styleText, DateTimeOffset now)
    {
        List<Diagnostic> findings = [];
        Demand(definition.Name?.Trim().Length is > 0 and <= LongestName, "schedule.name", $"需要名称，最多 {LongestName} 字", $"a name of at most {LongestName} characters is needed", findings);
        ScheduleTiming? timing = ScheduleTiming.Read(definition, findings);
        Demand(timing?.Once is null || timing.Once > now, "schedule.at", "时间已过", "the time has passed", findings);
        Demand(definition.Misfire is null or "once" or "skip", "schedule.misfire", "misfire 应为 once 或 skip", "misfire is once or skip", findings);
        Demand(definition.Overlap is null or "skip" or "queue", "schedule.overlap", "overlap 应为 skip 或 queue", "overlap is skip or queue", findings);
        Demand(definition.WarnAfterHours is null or (>= 1 and <= MostHours), "schedule.warn", $"warnAfterHours 应为 1 至 {MostHours}", $"warnAfterHours is 1 … {MostHours}", findings);
        Demand((definition.Formats ?? []).All(format => format is "docx" or "pdf"), "schedule.formats", "formats 应为 docx、pdf", "formats are docx and pdf", findings);
        Demand((definition.Fields ?? []).Keys.All(DocumentFields.Names.Contains), "fields.unknown", $"可用的要素：{string.Join("、", DocumentFields.Names)}", $"the fields are {string.Join(", ", DocumentFields.Names)}", findings);
        Demand((definition.Mail ?? []).Length <= MostAddresses && (definition.Mail ?? []).All(IsAddress), "schedule.mail", "邮件地址看不懂", "a mail address is not understood", findings);
        CheckFolders(definition, roots, findings);
        RequestReader.Options(definition.RequestWith(styleText), findings);
        findings.RemoveAll(finding => finding.Severity != Severity.Error);
        return findings;
    }

    /// <summary>The patterns of a definition.</summary>
    /// <param name="definition">The definition.</param>
    public static BatchPatterns PatternsOf(ScheduleDefinition definition) => new([.. definition.Include ?? []], [.. definition.Exclude ?? []]);

    private static void CheckFolders(ScheduleDefinition definition, FolderRoots? roots, List<Diagnostic> findings)
    {
        bool isNamed = !string.IsNullOrWhiteSpace(definition.Source) && !string.IsNullOrWhiteSpace(definition.Target);
        Demand(isNamed, "schedule.folder", "需要来源和目标文件夹", "a source and a target folder are needed", findings);
        if (roots is null || !isNamed)
        {
            return;
        }

        string? source = roots.Resolve(definition.Source, out Diagnostic? noSource);
        string? target = roots.Resolve(definition.Target, out Diagnostic? noTarget);
        findings.AddRange(new[] { noSource, noTarget }.OfType<Diagnostic>());
        Demand(source is null || source != target, "schedule.folder", "来源和目标不能是同一文件夹", "the source and the target must not be the same folder", findings);
    }

    private static bool IsAddress(string address) => address.Length <= 200 && System.Net.Mail.MailAddress.TryCreate(address, out System.Net.Mail.MailAddress? read) && read.Address == address;

    private static void Demand(bool isRight, string code, string zh, string en, List<Diagnostic> findings)
    {
        if (!isRight)
        {
            findings.Add(new Diagnostic(code, Severity.Error, null, new Message(zh, en)));
        }
    }
}
