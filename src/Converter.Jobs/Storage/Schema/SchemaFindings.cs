using Converter.Documents;

namespace Converter.Jobs.Storage.Schema;

/// <summary>A store that this program cannot work with.</summary>
/// <param name="problem">What is the matter, and what to do.</param>
public sealed class StoreRefusedException(Diagnostic problem) : Exception(problem.Message.English)
{
    /// <summary>What is the matter, and what to do.</summary>
    public Diagnostic Problem { get; } = problem;
}

/// <summary>Why a store is refused.</summary>
internal static class SchemaFindings
{
    public static Diagnostic Newer(long found, long known) => new(
        "store.schema-newer",
        Severity.Error,
        null,
        new Message($"数据库结构是第 {found} 版，比本程序所知的第 {known} 版新，且不兼容", $"the schema of the store has version {found}; this program knows {known}, and the two do not go together"),
        new Message("请使用与数据库相同或更新版本的程序", "use the version of the program that made it, or a newer one"));

    public static Diagnostic OldNodes(long version, IEnumerable<string> nodes) => new(
        "store.schema-old-nodes",
        Severity.Error,
        null,
        new Message(
            $"升级到第 {version} 版数据库结构前，须先停止仍在运行的旧版本节点：{string.Join("、", nodes)}",
            $"version {version} of the schema cannot be made while nodes of an older version run: {string.Join(", ", nodes)}"),
        new Message("请停止这些节点，或先把它们升级到中间版本", "stop them first, or bring them to the version between"));
}
