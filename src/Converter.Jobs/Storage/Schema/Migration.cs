using System.Collections.Immutable;

namespace Converter.Jobs.Storage.Schema;

/// <summary>One step of the schema, forwards. Steps are added at the end and never changed once they are released.</summary>
/// <param name="Version">Its number, from 1; the version of the schema once it is done.</param>
/// <param name="Oldest">
/// The oldest version of the program, by the last step that it knows, that can still work on the schema afterwards. A step that only adds
/// leaves it where it was, so that old and new run side by side; a step that takes away raises it to its own number.
/// </param>
/// <param name="Statements">SQL for every database; <c>{text}</c> stands for its type of text.</param>
public sealed record Migration(int Version, int Oldest, ImmutableArray<string> Statements)
{
    /// <summary>SQL for PostgreSQL only, behind the others.</summary>
    public ImmutableArray<string> Postgres { get; init; } = [];
}
