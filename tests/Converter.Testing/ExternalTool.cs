using System.Diagnostics;
using Xunit;

namespace Converter.Testing;

/// <summary>Runs a program from outside this project, such as <c>pdftotext</c> or <c>qpdf</c>.</summary>
public static class ExternalTool
{
    /// <summary>Runs a program to its end and asserts that it ended well.</summary>
    /// <param name="program">Its name on the PATH; <c>./check</c> installs what is asked for here.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed on standard output.</returns>
    public static string Run(string program, params string[] arguments)
    {
        (int exitCode, string output, string error) = TryRun(program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}\n{output}\n{error}");
        return output;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Exit code, standard output, standard error.</returns>
    public static (int ExitCode, string Output, string Error) TryRun(string program, params string[] arguments)
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        // What it started may keep its outputs open when it has ended, so that these are waited for as well.
        if (!Task.WaitAll([process.WaitForExitAsync(), output, error], Patience.Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {Patience.Limit}");
        }

        return (process.ExitCode, output.Result, error.Result);
    }
}
