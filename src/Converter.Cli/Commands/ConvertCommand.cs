using System.CommandLine;
using Converter.Batches;
using Converter.Conversion;
using Converter.Files;

namespace Converter.Cli.Commands;

/// <summary><c>convert FILE… --out DIR</c>.</summary>
internal sealed class ConvertCommand
{
    private readonly Argument<string[]> _files = FileArguments.Files();
    private readonly Option<string> _out = FileArguments.Out();
    private readonly ConversionArguments _conversion = new();

    private readonly Option<string> _book = new("--book")
    {
        Description = "把各文件汇编为一本：封面、目录、各篇从单页起排、页码连续；封面要素用 --set issuer、date / all files as one book: cover, contents, each text on a right-hand page",
        HelpName = "TITLE",
    };

    private ConvertCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ConvertCommand self = new();
        Command command = new("convert", "转换为 .docx、.pdf 和报告 / convert to .docx, .pdf and a report") { self._files, self._out, self._book };
        self._conversion.AddTo(command);
        command.Validators.Add(self.Validate);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        if (_conversion.Get(parsed, terminal, out int code) is not { } plan)
        {
            return code;
        }

        if (parsed.GetValue(_book) is { } title)
        {
            return new BookRun(plan, parsed.GetValue(_out)!, terminal).Make(title, parsed.GetValue(_files)!);
        }

        using BatchTarget target = BatchTarget.Plain(parsed.GetValue(_out)!);
        IEnumerable<BatchItem> items = parsed.GetValue(_files)!.Select(file => new BatchItem(
            new BatchEntry(file, file, () => InputFile.Read(file, terminal.OpenInput)), InputFile.NameOf(file), Before: null));
        return new ConversionRun(plan, terminal).Execute([.. items], target);
    }

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetValue(_book) is { } title)
        {
            ValidateBook(title, result);
            return;
        }

        foreach (IGrouping<string, string> same in (result.GetValue(_files) ?? []).GroupBy(InputFile.NameOf, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
            {
                result.AddError($"{string.Join("、", same)} 的输出会重名（{same.Key}） / these would write the same files");
            }
        }
    }

    private void ValidateBook(string title, System.CommandLine.Parsing.CommandResult result)
    {
        if (title.Trim().Length == 0)
        {
            result.AddError("--book: 书名不能为空 / a title is wanted");
        }

        foreach (string field in _conversion.FieldNames(result).Except(BookConverter.Fields))
        {
            result.AddError($"--set {field}: 汇编的封面只有 {string.Join("、", BookConverter.Fields)} / the cover of a book has only these fields");
        }
    }
}
