using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;

namespace Converter.Cli.Commands;

/// <summary>The options by which a text is read, the same for every command that reads one.</summary>
internal sealed class ReadingArguments
{
    private readonly Option<string[]> _keep = new("--keep")
    {
        Description = "不执行某条清理规则 / do without one rule of cleaning",
        HelpName = "RULE",
    };

    private readonly Option<bool> _noClean = new("--no-clean")
    {
        Description = "不清理 / do without cleaning",
    };

    private readonly Option<string> _cleaning = new("--cleaning")
    {
        Description = "另加的清理规则 / rules of cleaning beside those of the program",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _setLine = new("--set-line")
    {
        Description = "更正一行，如 23=heading:2 / correct one line, such as 23=heading:2",
        HelpName = "LINE=ROLE[:LEVEL]",
    };

    private readonly Option<string> _corrections = new("--corrections")
    {
        Description = "改过的结构文件；缺省为文本旁的 NAME.outline.json / an edited outline; by default NAME.outline.json beside the text",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_keep);
        command.Options.Add(_noClean);
        command.Options.Add(_cleaning);
        command.Options.Add(_setLine);
        command.Options.Add(_corrections);
        command.Validators.Add(Validate);
    }

    /// <summary>The options as given.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="findings">Receives what is wrong with a list of rules.</param>
    /// <returns>The options; <see langword="null"/> where a list of rules cannot be used.</returns>
    public ReadingPlan? Get(ParseResult parsed, ICollection<Diagnostic> findings)
    {
        CleaningRules rules = CleaningRules.BuiltIn;
        if (parsed.GetValue(_cleaning) is { } file)
        {
            CleaningRulesResult own = LoadRules(file);
            foreach (Diagnostic finding in own.Findings)
            {
                findings.Add(finding);
            }

            if (own.Rules is null)
            {
                return null;
            }

            rules = rules.With(own.Rules);
        }

        string[] keep = parsed.GetValue(_keep) ?? [];
        foreach (string rule in keep.Where(rule => !rules.Knows(rule)))
        {
            findings.Add(UnknownRule(rule));
        }

        ReadingOptions options = new()
        {
            Rules = rules,
            Cleaning = new CleaningOptions { Keep = [.. keep], Enabled = !parsed.GetValue(_noClean) },
        };
        ImmutableArray<LineCorrection> lines = [.. (parsed.GetValue(_setLine) ?? []).Select(CorrectionReader.Parse).OfType<LineCorrection>()];
        return new ReadingPlan(options, parsed.GetValue(_corrections), lines);
    }

    private void Validate(CommandResult result)
    {
        foreach (string words in (result.GetValue(_setLine) ?? []).Where(words => CorrectionReader.Parse(words) is null))
        {
            result.AddError($"--set-line {words}: 应为 行号=角色，如 23=heading:2 / LINE=ROLE, such as 23=heading:2");
        }
    }

    private static Diagnostic UnknownRule(string rule) => new(
        "cleaning.unknown-rule",
        Severity.Warning,
        null,
        new Message($"没有清理规则“{rule}”，--keep 不起作用", $"there is no rule of cleaning '{rule}'; --keep does nothing"),
        new Message("规则名见报告的 removed 和 changed，或 styles/cleaning.yaml", "the names of rules stand in the report under removed and changed, and in styles/cleaning.yaml"));

    private static CleaningRulesResult LoadRules(string file)
    {
        try
        {
            return CleaningRules.Load(File.ReadAllText(file), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new CleaningRulesResult(null,
            [
                new Diagnostic(
                    "cleaning.unreadable",
                    Severity.Error,
                    null,
                    new Message($"无法读取清理规则“{file}”：{exception.Message}", $"the rules of cleaning '{file}' cannot be read: {exception.Message}")),
            ]);
        }
    }
}
