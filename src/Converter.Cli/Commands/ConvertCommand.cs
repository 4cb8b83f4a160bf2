using System.Collections.Immutable;
using System.CommandLine;
using Converter.Conversion;
using Converter.Documents;
using Converter.Files;
using Converter.Pdf;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary><c>convert FILE… --out DIR</c>.</summary>
internal sealed class ConvertCommand
{
    private readonly Argument<string[]> _files = FileArguments.Files();
    private readonly Option<string> _fonts = FileArguments.Fonts();
    private readonly ReadingArguments _reading = new();
    private readonly PdfArguments _pdf = new();

    private readonly Option<string> _out = new("--out")
    {
        Description = "输出文件夹 / folder for the files made",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string> _style = new("--style")
    {
        Description = "样式名或样式文件；缺省按文种选择 / style by name or file; by default chosen by the kind of document",
        HelpName = "NAME|FILE",
    };

    private readonly Option<string> _formats = new("--formats")
    {
        Description = "输出格式，逗号分隔：docx,pdf（缺省两者） / formats, separated by commas: docx,pdf (both by default)",
        HelpName = "docx,pdf",
        DefaultValueFactory = _ => "docx,pdf",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = $"补充要素：{string.Join("、", DocumentFields.Names)} / a value that the text does not hold",
        HelpName = "field=value",
    };

    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "同时转换的文件数 / files converted at the same time",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<bool> _refusePlaceholders = new("--refuse-placeholders")
    {
        Description = "有占位符（××、____ 等）时不转换，用于定稿 / for final copies: do not convert a text that still has placeholders",
    };

    private readonly Option<bool> _mirrored = new("--mirrored")
    {
        Description = "双面印刷：偶数页订口在右 / for double-sided print: the binding margin of even pages is on the right",
    };

    private readonly Option<bool> _padEven = new("--pad-even")
    {
        Description = "页数为单时补一个空白页（不编页码） / add a blank page, not numbered, where the number of pages is odd",
    };

    private readonly Option<bool> _dumpLayout = new("--dump-layout")
    {
        Description = "另写 NAME.layout.txt：每行的位置、字体和调整量 / write NAME.layout.txt too: place, faces and adjustments of every line",
    };

    private readonly Option<bool> _comments = new("--comments")
    {
        Description = "在 .docx 中用批注列出校对发现，占位符加亮 / findings of proofreading as comments in the .docx, placeholders coloured",
    };

    private ConvertCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ConvertCommand self = new();
        Command command = new("convert", "转换为 .docx、.pdf 和报告 / convert to .docx, .pdf and a report")
        {
            self._files,
            self._out,
            self._style,
            self._formats,
            self._fonts,
            self._set,
            self._jobs,
            self._refusePlaceholders,
            self._mirrored,
            self._padEven,
            self._dumpLayout,
            self._comments,
        };
        self._pdf.AddTo(command);
        self._reading.AddTo(command);
        command.Validators.Add(self.Validate);
        command.SetAction(parsed => self.Run(parsed, terminal));
        return command;
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        List<Diagnostic> findings = [];
        ReadingPlan? reading = _reading.Get(parsed, findings);
        StyleSheetResult? style = parsed.GetValue(_style) is { } name ? StyleArgument.Read(name) : null;
        findings.AddRange(style?.Findings ?? []);
        findings.ForEach(finding => terminal.Say(parsed.GetValue(_style) ?? "converter", finding));
        if (reading is null || style is { Sheet: null })
        {
            return ExitCode.StyleOrFont;
        }

        List<Diagnostic> pdfFindings = [];
        PdfOptions? pdf = _pdf.Get(parsed, pdfFindings);
        pdfFindings.ForEach(finding => terminal.Say("converter", finding));
        if (pdf is null)
        {
            return ExitCode.Usage;
        }

        ConversionOptions options = new()
        {
            Pdf = pdf,
            Style = style?.Sheet,
            Formats = FormatsOf(parsed.GetValue(_formats)!).Formats | (parsed.GetValue(_dumpLayout) ? OutputFormats.Layout : OutputFormats.None),
            Mirrored = parsed.GetValue(_mirrored) ? true : null,
            PadEven = parsed.GetValue(_padEven) ? true : null,
            Reading = reading.Common,
            RefusePlaceholders = parsed.GetValue(_refusePlaceholders),
            Comments = parsed.GetValue(_comments),
            Fields = FieldsOf(parsed.GetValue(_set) ?? []),
        };
        ConversionRun run = new(options, reading, parsed.GetValue(_out)!, parsed.GetValue(_fonts), parsed.GetValue(_style), terminal);
        return run.ConvertAll(parsed.GetValue(_files)!, parsed.GetValue(_jobs));
    }

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetValue(_formats) is { } formats && FormatsOf(formats).Unknown is { } unknown)
        {
            result.AddError($"没有格式“{unknown}”，可用 docx、pdf / there is no format '{unknown}'; docx and pdf are");
        }

        foreach (string pair in result.GetValue(_set) ?? [])
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at && (at <= 0 || !DocumentFields.Names.Contains(pair[..at])))
            {
                result.AddError($"--set {pair}: 应为 field=value，field 为 {string.Join("、", DocumentFields.Names)} / field=value with one of these fields");
            }
        }

        if (result.GetResult(_jobs) is { Implicit: false } jobs && jobs.GetValue(_jobs) < 1)
        {
            result.AddError("--jobs 至少为 1 / --jobs is at least 1");
        }

        foreach (IGrouping<string, string> same in (result.GetValue(_files) ?? []).GroupBy(InputFile.NameOf, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
            {
                result.AddError($"{string.Join("、", same)} 的输出会重名（{same.Key}） / these would write the same files");
            }
        }
    }

    private static (OutputFormats Formats, string? Unknown) FormatsOf(string list)
    {
        OutputFormats formats = OutputFormats.None;
        foreach (string word in list.Split(',', StringSplitOptions.TrimEntries))
        {
            OutputFormats? format = word switch { "docx" => OutputFormats.Docx, "pdf" => OutputFormats.Pdf, _ => null };
            if (format is null)
            {
                return (formats, word);
            }

            formats |= format.Value;
        }

        return (formats, null);
    }

    private static ImmutableSortedDictionary<string, string> FieldsOf(string[] pairs)
    {
        ImmutableSortedDictionary<string, string>.Builder fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            fields[pair[..at]] = pair[(at + 1)..];
        }

        return fields.ToImmutable();
    }
}
