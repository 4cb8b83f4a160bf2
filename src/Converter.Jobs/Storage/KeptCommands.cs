using System.Data.Common;

namespace Converter.Jobs.Storage;

/// <summary>
/// Commands of one connection that were run before, by their text: the database need not read the same statement again. At most
/// <see cref="Most"/> texts are kept, those that came first; a command that is in use is not among them.
/// </summary>
internal sealed class KeptCommands
{
    private const int Most = 100;

    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Takes a command out.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The command, with the parameters of its last run; <see langword="null"/> for none.</returns>
    public DbCommand? Take(string text) => _commands.Remove(text, out DbCommand? command) ? command : null;

    /// <summary>Keeps a command, or disposes of it where there is no room.</summary>
    /// <param name="command">The command.</param>
    public void Keep(DbCommand command)
    {
        // It does not hold its transaction, which ends before it is used again.
        command.Transaction = null;
        if (_commands.Count >= Most || !_commands.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>Disposes of all of them, as their connection does of itself.</summary>
    public void Clear()
    {
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }
}

/// <summary>A connection that keeps its commands.</summary>
internal interface IKeepsCommands
{
    /// <summary>The commands that are not in use.</summary>
    KeptCommands Commands { get; }
}
