using System.Collections.Immutable;
using Converter.Documents;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Converter.Jobs.Schedules;

/// <summary>A schedule of a file.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Owner">Whose jobs its runs make; <c>schedules</c> by default.</param>
/// <param name="Definition">What it does and when.</param>
public sealed record FiledSchedule(string Id, string Owner, ScheduleDefinition Definition);

/// <summary>Reads <c>schedules.yaml</c>: <c>schedules:</c> with a definition for each identifier.</summary>
public static class ScheduleFile
{
    private const string DefaultOwner = "schedules";

    /// <summary>Reads a file and checks all its schedules.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="roots">The folders that are open; <see langword="null"/> where they are not known.</param>
    /// <param name="now">The time.</param>
    /// <param name="findings">Receives what is wrong, each with the schedule it is about.</param>
    /// <returns>The schedules without faults.</returns>
    public static ImmutableArray<FiledSchedule> Read(string text, FolderRoots? roots, DateTimeOffset now, ICollection<(string Subject, Diagnostic Finding)> findings)
    {
        Root root;
        try
        {
            root = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<Root>(text) ?? new Root();
        }
        catch (YamlException exception)
        {
            SourcePosition at = new((int)exception.Start.Line, (int)exception.Start.Column);
            string why = exception.InnerException?.Message ?? exception.Message;
            findings.Add(("schedules", new Diagnostic("schedules.malformed", Severity.Error, at, new Message($"看不懂：{why}", $"it is not understood: {why}"))));
            return [];
        }

        ImmutableArray<FiledSchedule>.Builder all = ImmutableArray.CreateBuilder<FiledSchedule>();
        foreach ((string id, Entry? entry) in root.Schedules ?? [])
        {
            ScheduleDefinition definition = (entry ?? new Entry()).ToDefinition(id);
            List<Diagnostic> wrong = ScheduleCheck.Check(definition, roots, null, now);
            // A time that has passed is no fault of a file that stays: the schedule is done.
            wrong.RemoveAll(finding => finding.Code == "schedule.at" && ScheduleTiming.Read(definition, [])?.Once is not null);
            if (!IsPlain(id))
            {
                wrong.Add(new Diagnostic("schedules.id", Severity.Error, null, new Message("编号只能用字母、数字、汉字、- 和 _，最多 60 字", "an identifier has letters, digits, - and _, at most 60")));
            }

            wrong.ForEach(finding => findings.Add((id, finding)));
            if (wrong.Count == 0)
            {
                all.Add(new FiledSchedule(id, entry!.Owner ?? DefaultOwner, definition));
            }
        }

        return all.ToImmutable();
    }

    private static bool IsPlain(string id) => id.Length is > 0 and <= 60 && id.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');

    private sealed class Root
    {
        public Dictionary<string, Entry?>? Schedules { get; set; }
    }

    /// <summary>The members of a definition as YAML gives them.</summary>
    private sealed class Entry
    {
        public string? Owner { get; set; }

        public string? Name { get; set; }

        public string? Cron { get; set; }

        public string? At { get; set; }

        public int? Watch { get; set; }

        public string? Zone { get; set; }

        public string? Source { get; set; }

        public string? Target { get; set; }

        public string[]? Include { get; set; }

        public string[]? Exclude { get; set; }

        public string? Style { get; set; }

        public string[]? Formats { get; set; }

        public Dictionary<string, string>? Fields { get; set; }

        public string[]? Keep { get; set; }

        public bool? Clean { get; set; }

        public bool? RefusePlaceholders { get; set; }

        public string? Misfire { get; set; }

        public string? Overlap { get; set; }

        public int? WarnAfterHours { get; set; }

        public string? Callback { get; set; }

        public string[]? Mail { get; set; }

        public ScheduleDefinition ToDefinition(string id) => new()
        {
            Name = Name ?? id,
            Cron = Cron,
            At = At,
            Watch = Watch,
            Zone = Zone,
            Source = Source,
            Target = Target,
            Include = Include,
            Exclude = Exclude,
            Style = Style,
            Formats = Formats,
            Fields = Fields,
            Keep = Keep,
            Clean = Clean,
            RefusePlaceholders = RefusePlaceholders,
            Misfire = Misfire,
            Overlap = Overlap,
            WarnAfterHours = WarnAfterHours,
            Callback = Callback,
            Mail = Mail,
        };
    }
}
