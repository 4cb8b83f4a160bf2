using Converter.Documents;

namespace Converter.Cli.Commands;

/// <summary>
/// A secret on the command line: <c>env:NAME</c>, <c>file:PATH</c> or <c>pass:WORD</c>. The words of a command line can be seen by other
/// users of the machine, so that a variable or a file is the better place.
/// </summary>
internal static class SecretArgument
{
    /// <summary>The secret.</summary>
    /// <param name="option">Name of the option, for messages.</param>
    /// <param name="value">Where the secret is.</param>
    /// <param name="findings">Receives why there is none.</param>
    /// <returns>The secret; empty where there is none.</returns>
    public static string Read(string option, string value, ICollection<Diagnostic> findings)
    {
        int at = value.IndexOf(':', StringComparison.Ordinal);
        (string kind, string rest) = at < 0 ? (string.Empty, value) : (value[..at], value[(at + 1)..]);
        switch (kind)
        {
            case "pass":
                return rest;
            case "env":
                return Environment.GetEnvironmentVariable(rest) is { Length: > 0 } word
                    ? word
                    : Missing(findings, new Message($"{option}：没有环境变量“{rest}”", $"{option}: there is no variable '{rest}'"));
            case "file":
                return ReadFile(option, rest, findings);
            default:
                return Missing(findings, new Message($"{option}：应以 env:、file: 或 pass: 开头", $"{option}: begins with env:, file: or pass:"));
        }
    }

    /// <summary>The first line of a file.</summary>
    private static string ReadFile(string option, string path, ICollection<Diagnostic> findings)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } word
                ? word
                : Missing(findings, new Message($"{option}：文件“{path}”的第一行是空的", $"{option}: the first line of '{path}' is empty"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Missing(findings, new Message($"{option}：无法读取“{path}”：{exception.Message}", $"{option}: '{path}' cannot be read: {exception.Message}"));
        }
    }

    private static string Missing(ICollection<Diagnostic> findings, Message message)
    {
        findings.Add(new Diagnostic("pdf.password-missing", Severity.Error, null, message));
        return string.Empty;
    }
}
