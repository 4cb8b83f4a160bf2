using Converter.Documents;

namespace Converter.Server.Hosting;

/// <summary>Why a service does not start.</summary>
internal static class ServerFindings
{
    public static Diagnostic FolderTaken(string folder) => new(
        "server.folder-taken",
        Severity.Error,
        null,
        new Message($"数据文件夹“{folder}”正被另一个服务使用", $"another server holds the data folder '{folder}'"),
        new Message("请先停止那个服务，或用 --data 另选文件夹", "stop that server, or choose another folder with --data"));

    public static Diagnostic Open(string url) => new(
        "server.open",
        Severity.Error,
        null,
        new Message($"“{url}”可从其他机器访问，必须先配置登录", $"'{url}' can be reached from other machines; that needs authentication"),
        new Message(
            "请开启 API 密钥（--api-keys，并用 converter keys create 生成），或设置反向代理的用户头（--proxy-user-header 与 --trusted-proxy）",
            "turn API keys on (--api-keys, with converter keys create), or name the header of a reverse proxy (--proxy-user-header with --trusted-proxy)"));

    public static Diagnostic UnreadableSettings(string? file, string why) => new(
        "server.settings",
        Severity.Error,
        null,
        new Message($"设置{(file is null ? string.Empty : $"文件“{file}”")}看不懂：{why}", $"the settings{(file is null ? string.Empty : $" in '{file}'")} are not understood: {why}"),
        new Message("各项设置见 docs/service.md", "docs/service.md lists the settings"));

    public static Diagnostic PasswordFile(string file) => new(
        "server.password-file",
        Severity.Error,
        null,
        new Message($"密码文件“{file}”无法读取", $"the file '{file}' with the password of the store cannot be read"),
        new Message("请检查路径和权限", "check its path and permissions"));

    public static Diagnostic BadRole(string role) => new(
        "server.role",
        Severity.Error,
        null,
        new Message($"角色“{role}”不能使用", $"the role '{role}' cannot be used"),
        new Message(
            "可用 all、web、worker；后两种需要共用的数据库（--store postgres://…）",
            "the roles are all, web and worker; the latter two need a store that is shared (--store postgres://…)"));

    public static Diagnostic StoreAway(string why) => new(
        "server.store-away",
        Severity.Error,
        null,
        new Message($"数据库无法使用：{why}", $"the store cannot be used: {why}"),
        new Message("请检查数据库是否已启动、地址、用户和密码是否正确", "check that the database runs, and the address, the user and the password"));

    public static Diagnostic NotListening(string urls, string why) => new(
        "server.not-listening",
        Severity.Error,
        null,
        new Message($"无法在“{urls}”启动：{why}", $"it cannot be started at '{urls}': {why}"),
        new Message("请换一个端口，或结束占用该端口的程序", "choose another port, or end the program that has it"));

    public static Diagnostic BadUrl(string url) => new(
        "server.url",
        Severity.Error,
        null,
        new Message($"监听地址“{url}”看不懂", $"the address '{url}' is not understood"),
        new Message("例如 http://127.0.0.1:8080", "such as http://127.0.0.1:8080"));
}
