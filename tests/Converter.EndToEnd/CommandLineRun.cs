using System.Text;
using Converter.Cli;

namespace Converter.EndToEnd;

/// <summary>One run of the command line inside the test's process, with what it said.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs the command line.</summary>
    /// <param name="input">What stands on standard input.</param>
    /// <param name="arguments">The words after the name of the program.</param>
    public static CommandLineRun WithInput(byte[] input, params string[] arguments)
    {
        using MemoryStream bytes = new();
        using StringWriter output = new();
        using StringWriter error = new();
        Terminal terminal = new(() => new MemoryStream(input), () => new KeptStream(bytes), output, error);
        int code = CommandLine.Run(arguments, terminal);
        return new CommandLineRun(code, output.ToString() + Encoding.UTF8.GetString(bytes.ToArray()), error.ToString());
    }

    /// <summary>Runs the command line with nothing on standard input.</summary>
    /// <param name="arguments">The words after the name of the program.</param>
    public static CommandLineRun Of(params string[] arguments) => WithInput([], arguments);

    /// <summary>A stream that passes everything on and leaves its target open.</summary>
    private sealed class KeptStream(MemoryStream target) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => target.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => target.Write(buffer, offset, count);
    }
}
