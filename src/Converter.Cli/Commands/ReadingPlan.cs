using System.Collections.Immutable;
using System.Security.Cryptography;
using Converter.Documents;
using Converter.Reading;
using Converter.Reading.Outline;

namespace Converter.Cli.Commands;

/// <summary>How the texts of one command line are read: what holds for all of them, and the corrections of each.</summary>
/// <param name="Common">What holds for all texts.</param>
/// <param name="CorrectionsFile">An edited outline; <see langword="null"/> for the one that stands beside each text, if any.</param>
/// <param name="Lines">Corrections of single lines; they go before those of a file.</param>
internal sealed record ReadingPlan(ReadingOptions Common, string? CorrectionsFile, ImmutableArray<LineCorrection> Lines)
{
    /// <summary>The options for one text.</summary>
    /// <param name="path">Path of the text, or <c>-</c>.</param>
    /// <param name="findings">Receives what is wrong with the file of corrections.</param>
    public ReadingOptions For(string path, ICollection<Diagnostic> findings)
    {
        ReadingOptions common = Common with { FileName = path };
        string? file = CorrectionsFile ?? Beside(path);
        if (file is null)
        {
            return Lines.IsEmpty ? common : common.With(Lines);
        }

        CorrectionsResult result = Read(file);
        foreach (Diagnostic finding in result.Findings)
        {
            findings.Add(finding);
        }

        return common.With([.. result.Corrections, .. Lines]);
    }

    /// <summary>A digest of the corrections of one text, by the bytes of their file; empty where there are none.</summary>
    /// <param name="path">Path of the text, or <c>-</c>.</param>
    public string DigestFor(string path)
    {
        try
        {
            return (CorrectionsFile ?? Beside(path)) is { } file ? System.Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16] : string.Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static string? Beside(string path)
    {
        string file = Path.ChangeExtension(path, ".outline.json");
        return path != Files.InputFile.StandardInput && File.Exists(file) ? file : null;
    }

    private static CorrectionsResult Read(string file)
    {
        try
        {
            return CorrectionReader.Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new CorrectionsResult([],
            [
                new Diagnostic(
                    "outline.corrections-unreadable",
                    Severity.Error,
                    null,
                    new Message($"无法读取更正文件“{file}”：{exception.Message}", $"the corrections '{file}' cannot be read: {exception.Message}")),
            ]);
        }
    }
}
