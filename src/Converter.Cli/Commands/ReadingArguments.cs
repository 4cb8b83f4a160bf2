using System.CommandLine;
using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Cleaning;

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

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_keep);
        command.Options.Add(_noClean);
        command.Options.Add(_cleaning);
    }

    /// <summary>The options as given.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="findings">Receives what is wrong with a list of rules.</param>
    /// <returns>The options; <see langword="null"/> where a list of rules cannot be used.</returns>
    public ReadingOptions? Get(ParseResult parsed, ICollection<Diagnostic> findings)
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

        return new ReadingOptions
        {
            Rules = rules,
            Cleaning = new CleaningOptions { Keep = [.. parsed.GetValue(_keep) ?? []], Enabled = !parsed.GetValue(_noClean) },
        };
    }

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
