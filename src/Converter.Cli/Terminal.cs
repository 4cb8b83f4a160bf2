using Converter.Documents;

namespace Converter.Cli;

/// <summary>Where the program speaks: results on standard output, words on standard error.</summary>
/// <param name="OpenInput">Opens standard input.</param>
/// <param name="OpenOutput">Opens standard output for bytes.</param>
/// <param name="Output">Standard output for text.</param>
/// <param name="Error">Standard error.</param>
public sealed record Terminal(Func<Stream> OpenInput, Func<Stream> OpenOutput, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether standard error is a terminal, on which a line may be written over; not by default.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Says a line on standard error.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line)
    {
        lock (Error)
        {
            Error.WriteLine(line);
        }
    }

    /// <summary>Says a finding on standard error, in one line.</summary>
    /// <param name="subject">The file or thing it is about.</param>
    /// <param name="finding">The finding.</param>
    public void Say(string subject, Diagnostic finding) => Say(Describe(subject, finding));

    /// <summary>A finding in one line: place, severity, code, what, what to do.</summary>
    /// <param name="subject">The file or thing it is about.</param>
    /// <param name="finding">The finding.</param>
    public static string Describe(string subject, Diagnostic finding)
    {
        string place = finding.At is { } at ? $"{subject}:{at}" : subject;
        string hint = finding.Hint is { } todo ? $" → {todo}" : string.Empty;
        return $"{place}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Code}: {finding.Message}{hint}";
    }
}
