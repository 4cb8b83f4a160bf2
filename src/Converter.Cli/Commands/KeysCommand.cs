using System.Collections.Immutable;
using System.CommandLine;
using System.Data.Common;
using Converter.Documents;
using Converter.Jobs.Storage;
using Converter.Jobs.Storage.Schema;
using Converter.Server.Hosting;

namespace Converter.Cli.Commands;

/// <summary><c>keys create|list|revoke</c>: the keys of the API, in the store of the service. The service sees a change at once.</summary>
internal static class KeysCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="terminal">Where to speak.</param>
    public static Command Create(Terminal terminal) => new("keys", "管理 API 密钥 / the keys of the API")
    {
        CreateKey(terminal),
        List(terminal),
        Revoke(terminal),
    };

    private static Option<string?> Data() => new("--data") { Description = "数据文件夹，缺省 data / data folder of the service", HelpName = "DIR" };

    private static Option<string?> Store() => new("--store") { Description = "服务所用的共用数据库 / shared database of the service", HelpName = "postgres://USER@HOST/NAME" };

    private static Command CreateKey(Terminal terminal)
    {
        Option<string?> data = Data();
        Option<string?> store = Store();
        Option<string> owner = new("--owner") { Description = "密钥属于谁 / whose requests the key makes", HelpName = "NAME", Required = true };
        Option<string?> label = new("--label") { Description = "用途 / what it is for", HelpName = "TEXT" };
        Option<string[]> scopes = new("--scope") { Description = "权限：read、write、admin；缺省 read 和 write / what it allows", HelpName = "SCOPE", AllowMultipleArgumentsPerToken = true };
        scopes.AcceptOnlyFromAmong([.. KeyStore.AllScopes]);
        Command command = new("create", "生成密钥；密钥只显示这一次 / make a key; it is shown this once") { data, store, owner, label, scopes };
        command.SetAction((parsed, cancel) => WithKeys(parsed.GetValue(data), parsed.GetValue(store), terminal, cancel, async keys =>
        {
            ImmutableArray<string> allowed = parsed.GetValue(scopes) is { Length: > 0 } given ? [.. given.Distinct()] : ["read", "write"];
            (string secret, ApiKey key) = await keys.CreateAsync(parsed.GetValue(owner)!, parsed.GetValue(label) ?? string.Empty, allowed).ConfigureAwait(false);
            terminal.Say($"converter: {key.Id} {key.Owner} {string.Join(',', key.Scopes)}");
            terminal.Output.WriteLine(secret);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        Option<string?> data = Data();
        Option<string?> store = Store();
        Command command = new("list", "列出密钥 / list the keys") { data, store };
        command.SetAction((parsed, cancel) => WithKeys(parsed.GetValue(data), parsed.GetValue(store), terminal, cancel, async keys =>
        {
            foreach (ApiKey key in await keys.ListAsync(cancel).ConfigureAwait(false))
            {
                string state = key.Revoked is { } at ? $"revoked {at:yyyy-MM-dd}" : "valid";
                terminal.Output.WriteLine($"{key.Id}\t{key.Owner}\t{string.Join(',', key.Scopes)}\t{key.Created:yyyy-MM-dd}\t{state}\t{key.Label}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Revoke(Terminal terminal)
    {
        Option<string?> data = Data();
        Option<string?> store = Store();
        Argument<string> id = new("ID") { Description = "密钥编号 / the number of the key" };
        Command command = new("revoke", "吊销密钥 / revoke a key") { data, store, id };
        command.SetAction((parsed, cancel) => WithKeys(parsed.GetValue(data), parsed.GetValue(store), terminal, cancel, async keys =>
        {
            if (await keys.RevokeAsync(parsed.GetValue(id)!).ConfigureAwait(false))
            {
                return ExitCode.Done;
            }

            terminal.Say($"converter: 没有这个有效的密钥 / there is no such valid key: {parsed.GetValue(id)}");
            return ExitCode.Usage;
        }));
        return command;
    }

    private static async Task<int> WithKeys(string? folder, string? store, Terminal terminal, CancellationToken cancel, Func<KeyStore, Task<int>> run)
    {
        ServerSettings settings = SettingsReader.Read(null).Settings;
        settings = settings with { Data = folder ?? settings.Data, Store = store ?? (folder is null ? settings.Store : null) };
        if (ServerStore.OpenDatabase(settings, out Diagnostic? problem) is not { } database)
        {
            terminal.Say("converter", problem!);
            return ExitCode.Usage;
        }

        using (database as IDisposable)
        {
            try
            {
                await database.PrepareAsync(cancel).ConfigureAwait(false);
                return await run(new KeyStore(database, TimeProvider.System)).ConfigureAwait(false);
            }
            catch (StoreRefusedException refusal)
            {
                terminal.Say("converter", refusal.Problem);
                return ExitCode.Usage;
            }
            catch (DbException exception)
            {
                terminal.Say("converter", ServerStore.Away(exception));
                return ExitCode.Usage;
            }
        }
    }
}
