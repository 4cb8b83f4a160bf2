using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Converter.Conversion;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary>The option by which documents have a table of contents: <c>--contents</c> or <c>--contents=LEVELS</c>.</summary>
internal sealed class ContentsArgument
{
    private const string Name = "--contents";
    private const string AsTheStyleSays = "style";

    private readonly Option<string> _contents = new(Name)
    {
        Description = "加目录；=LEVELS 为列出的标题级数（0 至 4，汇编中在各篇题名之下） / a table of contents; =LEVELS: so many levels of headings, 0 to 4",
        HelpName = "LEVELS",
    };

    /// <summary>
    /// The words of a command line with a value for the option where it stands without one: levels are written with =, so that it does not take the
    /// file behind it for them.
    /// </summary>
    /// <param name="words">The words.</param>
    public static string[] WithValue(string[] words) => [.. words.Select(word => word == Name ? $"{Name}={AsTheStyleSays}" : word)];

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_contents);
        command.Validators.Add(Validate);
    }

    /// <summary>Options with what was said about contents.</summary>
    /// <param name="options">The options.</param>
    /// <param name="parsed">The parsed command line.</param>
    public ConversionOptions Set(ConversionOptions options, ParseResult parsed) => parsed.GetValue(_contents) is { } levels
        ? options with { Contents = true, ContentsLevels = LevelsOf(levels) }
        : options;

    private static int? LevelsOf(string levels) =>
        int.TryParse(levels, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= ContentsFormat.MostLevels ? number : null;

    private void Validate(CommandResult result)
    {
        if (result.GetValue(_contents) is { } levels && levels != AsTheStyleSays && LevelsOf(levels) is null)
        {
            result.AddError($"{Name}: 0 至 {ContentsFormat.MostLevels} 级 / 0 to {ContentsFormat.MostLevels} levels");
        }
    }
}
