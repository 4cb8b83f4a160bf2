using System.CommandLine;
using System.Data.Common;
using Converter.Documents;
using Converter.Jobs.Blobs;
using Converter.Jobs.Storage.Schema;
using Converter.Server.Hosting;
using Microsoft.Extensions.Hosting;

namespace Converter.Cli.Commands;

/// <summary><c>serve [--urls URLS] [--data DIR | --store postgres://… [--blobs s3://…]] [--role web|worker|all]</c>.</summary>
internal sealed class ServeCommand
{
    private readonly Option<string?> _urls = new("--urls") { Description = "监听地址，缺省 http://127.0.0.1:8080 / addresses to listen on", HelpName = "URLS" };
    private readonly Option<string?> _data = new("--data") { Description = "数据文件夹，缺省 data / folder for everything that is kept", HelpName = "DIR" };
    private readonly Option<string?> _store = new("--store") { Description = "多个节点共用的数据库 / database that several nodes share", HelpName = "postgres://USER@HOST/NAME" };
    private readonly Option<string?> _blobs = new("--blobs") { Description = "文件存入对象存储，密钥见设置 Blobs / files go to object storage; its key is in the settings", HelpName = "s3://BUCKET/PREFIX" };
    private readonly Option<string?> _role = new("--role") { Description = "本进程的角色：all、web（只应答）、worker（只转换） / what this process does", HelpName = "ROLE" };
    private readonly Option<string?> _settings = new("--settings") { Description = "设置文件（JSON） / file of settings", HelpName = "FILE" };
    private readonly Option<string> _fonts = FileArguments.Fonts();
    private readonly Option<bool> _apiKeys = new("--api-keys") { Description = "需要 API 密钥 / API keys are needed" };
    private readonly Option<string?> _proxyHeader = new("--proxy-user-header") { Description = "反向代理给出用户名的头 / header in which a reverse proxy names the user", HelpName = "NAME" };
    private readonly Option<string[]?> _proxies = new("--trusted-proxy") { Description = "受信任的代理地址 / address of a trusted proxy", HelpName = "IP" };

    private ServeCommand()
    {
    }

    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal)
    {
        ServeCommand self = new();
        Command command = new("serve", "启动服务：网页和接口 / start the service: web page and API")
        {
            self._urls, self._data, self._store, self._blobs, self._role, self._settings, self._fonts, self._apiKeys, self._proxyHeader, self._proxies,
        };
        command.SetAction((parsed, cancel) => self.RunAsync(parsed, terminal, cancel));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancel)
    {
        SettingsResult read = SettingsReader.Read(parsed.GetValue(_settings));
        if (read.Problem is { } unreadable)
        {
            terminal.Say("converter", unreadable);
            return ExitCode.Usage;
        }

        ServerSettings settings = SettingsOf(parsed, read.Settings);
        ServerStart start = new(() => ServerHost.Build(settings, FontSources.Open(parsed.GetValue(_fonts) ?? settings.Fonts), TimeProvider.System), TimeProvider.System);
        ServerHostResult host;
        try
        {
            host = await start.StartAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (Why(exception, settings) is not null)
        {
            terminal.Say("converter", Why(exception, settings)!);
            return ExitCode.Usage;
        }

        if (host.Application is not { } application)
        {
            terminal.Say("converter", host.Problem!);
            return ExitCode.Usage;
        }

        await using (application.ConfigureAwait(false))
        {
            terminal.Say($"converter: 已启动，请用浏览器打开 / open in a browser: {string.Join(' ', application.Urls)}");
            await application.WaitForShutdownAsync(cancel).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    /// <summary>What to say of a start that failed; <see langword="null"/> where it is a fault of the program.</summary>
    private static Diagnostic? Why(Exception exception, ServerSettings settings) => exception switch
    {
        StoreRefusedException refusal => refusal.Problem,
        ObjectStorageException away => away.Problem,
        // The scheduler wraps those of the database into its own.
        _ when DatabaseFailure(exception) is { } failure => ServerStore.Away(failure),
        IOException => ServerStore.NotListening(settings.Urls, exception.Message),
        _ => null,
    };

    private static DbException? DatabaseFailure(Exception? exception) => exception as DbException ?? (exception is null ? null : DatabaseFailure(exception.InnerException));

    /// <summary>What the command line says goes before what the file and the environment say.</summary>
    private ServerSettings SettingsOf(ParseResult parsed, ServerSettings read)
    {
        AccessSettings access = read.Access;
        return read with
        {
            Urls = parsed.GetValue(_urls) ?? read.Urls,
            Data = parsed.GetValue(_data) ?? read.Data,
            Store = parsed.GetValue(_store) ?? read.Store,
            Blobs = read.Blobs with { Address = parsed.GetValue(_blobs) ?? read.Blobs.Address },
            Jobs = read.Jobs with { Role = parsed.GetValue(_role) ?? read.Jobs.Role },
            Access = access with
            {
                ApiKeys = access.ApiKeys || parsed.GetValue(_apiKeys),
                ProxyUserHeader = parsed.GetValue(_proxyHeader) ?? access.ProxyUserHeader,
                TrustedProxies = [.. access.TrustedProxies, .. parsed.GetValue(_proxies) ?? []],
            },
        };
    }
}
