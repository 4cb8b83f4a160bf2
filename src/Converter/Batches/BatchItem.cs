namespace Converter.Batches;

/// <summary>A text of a batch with what it comes to.</summary>
/// <param name="Entry">The text.</param>
/// <param name="Name">Path of its outputs below the output folder, without ending, parts joined by <c>/</c>.</param>
/// <param name="Before">What the last run that had it made of it; <see langword="null"/> where none had it.</param>
public sealed record BatchItem(BatchEntry Entry, string Name, BatchFile? Before);

/// <summary>What is to be done with a text.</summary>
/// <param name="IsNeeded">Whether it is to be converted.</param>
/// <param name="Reason">Why, in one of the words of <see cref="BatchReasons"/>.</param>
public sealed record BatchVerdict(bool IsNeeded, string Reason);
