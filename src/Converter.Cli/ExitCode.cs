namespace Converter.Cli;

/// <summary>The exit codes of the command line; other programs rely on them.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Proofreading found something of severity error.</summary>
    public const int Findings = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>An input is not readable, or no text; also an output that cannot be written.</summary>
    public const int InputUnreadable = 3;

    /// <summary>A style sheet or a font is at fault.</summary>
    public const int StyleOrFont = 4;

    /// <summary>Of several files some failed.</summary>
    public const int SomeFailed = 5;

    /// <summary>A fault of the program itself.</summary>
    public const int Internal = 70;

    /// <summary>The code for several files: done if all are, the common code if all failed alike, else <see cref="SomeFailed"/>.</summary>
    /// <param name="codes">The code of each file; at least one.</param>
    public static int Of(IReadOnlyCollection<int> codes) => codes.Distinct().Count() == 1 ? codes.First() : SomeFailed;
}
