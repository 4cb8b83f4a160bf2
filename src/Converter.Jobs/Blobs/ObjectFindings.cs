using Converter.Documents;

namespace Converter.Jobs.Blobs;

/// <summary>What can be the matter with object storage.</summary>
public static class ObjectFindings
{
    /// <summary>The address cannot be read. It is not repeated: somebody may have put a key into it.</summary>
    public static Diagnostic Malformed { get; } = Finding(
        "blobs.address",
        new Message("对象存储的地址看不懂", "the address of the object storage is not understood"),
        new Message(
            "形如 s3://存储桶/前缀；服务器地址和密钥写在设置 Blobs:Endpoint、Blobs:AccessKey、Blobs:SecretKey 中",
            "such as s3://bucket/prefix; the server and the key belong into the settings Blobs:Endpoint, Blobs:AccessKey and Blobs:SecretKey"));

    /// <summary>The settings do not go together or have a form that they must not have.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="wanted">What it must be.</param>
    public static Diagnostic Setting(string name, Message wanted) => Finding(
        "blobs.setting",
        new Message($"设置“{name}”不能这样写", $"the setting '{name}' cannot be so"),
        new Message($"应为：{wanted.Chinese}", $"it must be: {wanted.English}"));

    /// <summary>A file cannot be read.</summary>
    /// <param name="setting">The setting that names it.</param>
    /// <param name="file">The file.</param>
    public static Diagnostic Unreadable(string setting, string file) => Finding(
        "blobs.file",
        new Message($"设置“{setting}”所指的文件“{file}”无法使用", $"the file '{file}' that the setting '{setting}' names cannot be used"),
        new Message("请检查路径、权限和内容", "check its path, its permissions and what it holds"));

    /// <summary>Object storage is shared by nodes, and so must be the book of what is in it.</summary>
    public static Diagnostic NeedsStore { get; } = Finding(
        "blobs.needs-store",
        new Message("使用对象存储时，任务必须存放在 PostgreSQL 中", "object storage goes with jobs in PostgreSQL only"),
        new Message("请同时给出 --store postgres://…，或去掉 --blobs", "name one with --store postgres://…, or leave --blobs out"));

    /// <summary>The server does not answer, or says that it cannot for now.</summary>
    /// <param name="where">Which storage.</param>
    /// <param name="why">What came instead.</param>
    public static Diagnostic Away(string where, string why) => Finding(
        "blobs.away",
        new Message($"对象存储 {where} 没有应答（{why}）", $"the object storage {where} does not answer ({why})"),
        new Message("请检查服务器是否已启动、Blobs:Endpoint 是否正确、证书是否受信任", "check that the server runs, the setting Blobs:Endpoint, and that its certificate is trusted"));

    /// <summary>There is no such bucket.</summary>
    /// <param name="where">Which storage.</param>
    public static Diagnostic NoBucket(string where) => Finding(
        "blobs.no-bucket",
        new Message($"对象存储中没有这个存储桶：{where}", $"there is no such bucket in the object storage: {where}"),
        new Message("请先创建存储桶，或改正地址；本程序不会自行创建", "make it first, or put the address right; it is not made by itself"));

    /// <summary>The server refuses.</summary>
    /// <param name="where">Which storage.</param>
    /// <param name="code">Its word for why.</param>
    public static Diagnostic Refused(string where, string code) => Finding(
        "blobs.refused",
        new Message($"对象存储 {where} 拒绝访问（{code}）", $"the object storage {where} refuses access ({code})"),
        new Message(
            "请检查密钥、Blobs:Region 和 Blobs:PathStyle；密钥须能列出存储桶，并读、写、删除前缀下的对象",
            "check the key and the settings Blobs:Region and Blobs:PathStyle; the key must allow to list the bucket and to read, write and delete below the prefix"));

    /// <summary>No key was found.</summary>
    public static Diagnostic NoKey { get; } = Finding(
        "blobs.no-key",
        new Message("没有找到对象存储的密钥", "there is no key for the object storage"),
        new Message(
            "请设置 Blobs:AccessKey 与 Blobs:SecretKey（或 SecretKeyFile），或 AWS_ACCESS_KEY_ID 等环境变量",
            "set Blobs:AccessKey and Blobs:SecretKey (or SecretKeyFile), or variables such as AWS_ACCESS_KEY_ID"));

    /// <summary>It takes nothing more.</summary>
    /// <param name="where">Which storage.</param>
    public static Diagnostic Full(string where) => Finding(
        "blobs.full",
        new Message($"对象存储 {where} 已满", $"the object storage {where} has no room left"),
        new Message("请腾出空间或提高配额", "make room or raise the quota"));

    /// <summary>What is there is not what was stored.</summary>
    /// <param name="where">Which storage.</param>
    /// <param name="key">The object.</param>
    public static Diagnostic Damaged(string where, string key) => Finding(
        "blobs.damaged",
        new Message($"对象存储 {where} 中的“{key}”与存入时不同", $"'{key}' in the object storage {where} is not what was stored"),
        new Message("请检查存储服务器的磁盘，或从备份恢复", "check the disks of the server, or restore it from a backup"));

    /// <summary>Contents are in object storage, and this node knows of none.</summary>
    public static Diagnostic Needed { get; } = Finding(
        "blobs.needed",
        new Message("这个数据库的文件存放在对象存储中，而本节点没有配置对象存储", "files of this store are in object storage, and this node knows of none"),
        new Message("请给出与其他节点相同的 --blobs s3://…", "give it the --blobs s3://… that the other nodes have"));

    /// <summary>What the book says is there is not.</summary>
    /// <param name="where">Which storage.</param>
    /// <param name="key">An object that ought to be there.</param>
    public static Diagnostic Elsewhere(string where, string key) => Finding(
        "blobs.elsewhere",
        new Message($"这个数据库的文件不在 {where}：没有“{key}”", $"the files of this store are not in {where}: '{key}' is missing"),
        new Message("请检查存储桶和前缀是否与其他节点相同；迁移存储桶时请先复制对象", "check that bucket and prefix are those of the other nodes; where the bucket was moved, copy the objects first"));

    /// <summary>Nodes run that would take what is in object storage for lost.</summary>
    /// <param name="nodes">Which.</param>
    public static Diagnostic OldNodes(IReadOnlyList<string> nodes) => Finding(
        "blobs.old-nodes",
        new Message($"启用对象存储前，须先停止仍在运行的旧版本节点：{string.Join("、", nodes)}", $"object storage cannot be used while nodes of an older version run: {string.Join(", ", nodes)}"),
        new Message("请先停止或升级这些节点", "stop them or bring them to this version first"));

    private static Diagnostic Finding(string code, Message message, Message hint) => new(code, Severity.Error, null, message, hint);
}
