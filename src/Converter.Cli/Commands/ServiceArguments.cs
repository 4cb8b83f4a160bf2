using System.CommandLine;
using Converter.Documents;

namespace Converter.Cli.Commands;

/// <summary>Which service a command talks to, and by which key.</summary>
internal sealed class ServiceArguments
{
    private readonly Option<string> _url = new("--url")
    {
        Description = "服务地址，缺省 http://127.0.0.1:8080 / address of the service",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:8080",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "API 密钥：env:变量 或 file:文件 / API key from a variable or a file",
        HelpName = "env:NAME|file:PATH",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_key);
    }

    /// <summary>Talks to the service; a refusal is said in its words.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="terminal">Where to speak.</param>
    /// <param name="talk">What is said to it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> WithAsync(ParseResult parsed, Terminal terminal, Func<ServiceClient, Task> talk)
    {
        List<Diagnostic> findings = [];
        string? key = parsed.GetValue(_key) is { } where ? SecretArgument.Read("--key", where, findings) : null;
        findings.ForEach(finding => terminal.Say("converter", finding));
        if (findings.Count > 0 || !Uri.TryCreate(parsed.GetValue(_url), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            return ExitCode.Usage;
        }

        using ServiceClient client = new(address, key);
        try
        {
            await talk(client).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (ServiceRefusal refusal)
        {
            terminal.Say($"converter: {refusal.Message}");
            return ExitCode.Usage;
        }
        catch (HttpRequestException exception)
        {
            terminal.Say($"converter: 连接不上服务 / the service cannot be reached: {address}: {exception.Message}");
            return ExitCode.InputUnreadable;
        }
    }
}
