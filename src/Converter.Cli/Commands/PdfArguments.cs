using System.CommandLine;
using System.CommandLine.Parsing;
using Converter.Documents;
using Converter.Pdf;
using Converter.Styles.Sheets;

namespace Converter.Cli.Commands;

/// <summary>The options by which a .pdf is written.</summary>
internal sealed class PdfArguments
{
    private static readonly (string Word, PdfPermissions Meaning)[] Words =
    [
        ("all", PdfPermissions.All),
        ("none", PdfPermissions.None),
        ("print", PdfPermissions.Print),
        ("print-draft", PdfPermissions.PrintDraft),
        ("copy", PdfPermissions.Copy),
        ("modify", PdfPermissions.Modify),
        ("annotate", PdfPermissions.Annotate),
        ("fill", PdfPermissions.FillIn),
        ("assemble", PdfPermissions.Assemble),
    ];

    private readonly Option<string> _colors = new("--pdf-colors")
    {
        Description = "红色要素用 rgb（缺省）或 cmyk / colour space of red elements: rgb (default) or cmyk",
        HelpName = "rgb|cmyk",
    };

    private readonly Option<string> _profile = new("--cmyk-profile")
    {
        Description = "印刷条件的 ICC 特性文件；没有它，cmyk 文件不标 PDF/A / ICC profile of the printing condition; without it a file in cmyk bears no label of PDF/A",
        HelpName = "FILE",
    };

    private readonly Option<bool> _cropMarks = new("--crop-marks")
    {
        Description = "四角加裁切线，出血按样式（3 毫米） / crop marks, with the bleed of the style (3 mm)",
    };

    private readonly Option<string> _owner = new("--owner-password")
    {
        Description = "所有者密码：env:变量、file:文件 或 pass:密码；加密的文件不标 PDF/A / owner password from a variable, a file or here; an encrypted file bears no label of PDF/A",
        HelpName = "env:NAME|file:PATH|pass:WORD",
    };

    private readonly Option<string> _user = new("--user-password")
    {
        Description = "打开密码，写法同上；缺省不需密码即可打开 / password for opening, in the same forms; none by default",
        HelpName = "env:NAME|file:PATH|pass:WORD",
    };

    private readonly Option<string> _permissions = new("--permissions")
    {
        Description = $"凭打开密码允许的操作（缺省 all）：{string.Join(',', Words.Select(static word => word.Word))} / what is allowed without the owner password (all by default)",
        HelpName = "LIST",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_colors);
        command.Options.Add(_profile);
        command.Options.Add(_cropMarks);
        command.Options.Add(_owner);
        command.Options.Add(_user);
        command.Options.Add(_permissions);
        command.Validators.Add(Validate);
    }

    /// <summary>The options as given.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="findings">Receives what keeps them from being used.</param>
    /// <returns>The options; <see langword="null"/> where there is such a finding.</returns>
    public PdfOptions? Get(ParseResult parsed, ICollection<Diagnostic> findings)
    {
        int before = findings.Count;
        PdfOptions options = new()
        {
            Colors = parsed.GetValue(_colors) switch { "cmyk" => PrintColors.Cmyk, "rgb" => PrintColors.Rgb, _ => null },
            CmykProfile = parsed.GetValue(_profile) is { } file ? ReadProfile(file, findings) : null,
            CropMarks = parsed.GetValue(_cropMarks) ? true : null,
            Protection = ProtectionOf(parsed, findings),
        };
        return findings.Count == before ? options : null;
    }

    private void Validate(CommandResult result)
    {
        if (result.GetValue(_colors) is { } colors && colors is not ("rgb" or "cmyk"))
        {
            result.AddError($"--pdf-colors {colors}: 应为 rgb 或 cmyk / rgb or cmyk");
        }

        if (result.GetValue(_permissions) is { } list && PermissionsOf(list) is null)
        {
            result.AddError($"--permissions {list}: 可用 {string.Join('、', Words.Select(static word => word.Word))} / a list of these words");
        }
    }

    private PdfProtection? ProtectionOf(ParseResult parsed, ICollection<Diagnostic> findings)
    {
        string? owner = parsed.GetValue(_owner);
        string? user = parsed.GetValue(_user);
        string? permissions = parsed.GetValue(_permissions);
        if (owner is null && user is null && permissions is null)
        {
            return null;
        }

        int before = findings.Count;
        PdfProtection protection = new(
            user is null ? string.Empty : SecretArgument.Read("--user-password", user, findings),
            owner is null ? string.Empty : SecretArgument.Read("--owner-password", owner, findings),
            PermissionsOf(permissions ?? "all") ?? PdfPermissions.None);
        if (findings.Count == before && protection.Fault is { } fault)
        {
            findings.Add(fault);
        }

        return protection;
    }

    private static PdfPermissions? PermissionsOf(string list)
    {
        PdfPermissions permissions = PdfPermissions.None;
        foreach (string word in list.Split(',', StringSplitOptions.TrimEntries))
        {
            int at = Array.FindIndex(Words, known => known.Word == word);
            if (at < 0)
            {
                return null;
            }

            permissions |= Words[at].Meaning;
        }

        return permissions;
    }

    private static CmykProfile? ReadProfile(string file, ICollection<Diagnostic> findings)
    {
        try
        {
            CmykProfile? profile = CmykProfile.TryRead(File.ReadAllBytes(file), out Diagnostic? problem);
            if (problem is not null)
            {
                findings.Add(problem);
            }

            return profile;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(new Diagnostic(
                "pdf.cmyk-profile",
                Severity.Error,
                null,
                new Message($"无法读取“{file}”：{exception.Message}", $"'{file}' cannot be read: {exception.Message}")));
            return null;
        }
    }
}
