using Converter.Files;

namespace Converter.Batches;

/// <summary>One text that a batch takes in.</summary>
/// <param name="Path">Its path below the source, parts joined by <c>/</c>; the outputs keep its folders.</param>
/// <param name="Place">Where it is, as it is said to people and handed to what looks beside it: a path, or <c>archive.zip!path</c>.</param>
/// <param name="Read">Reads it.</param>
public sealed record BatchEntry(string Path, string Place, Func<InputFile> Read);
