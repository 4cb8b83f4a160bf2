using System.Collections.Immutable;

namespace Converter.Jobs.Storage;

/// <summary>The style sheets that owners have made for themselves.</summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class StyleStore(IDatabase database, TimeProvider time)
{
    /// <summary>Names of an owner's sheets, in order.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<string>> NamesAsync(string owner, CancellationToken cancel) =>
        [.. await database.ListAsync("select name from style_sheet where owner = @owner order by name", row => row.GetString(0), cancel, ("@owner", owner)).ConfigureAwait(false)];

    /// <summary>Text of a sheet; <see langword="null"/> where the owner has none of the name.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<string?> TextAsync(string owner, string name, CancellationToken cancel) =>
        (await database.ListAsync(
            "select content from style_sheet where owner = @owner and name = @name", row => row.GetString(0), cancel, ("@owner", owner), ("@name", name)).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Keeps a sheet, in place of the owner's own of that name.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="name">The name.</param>
    /// <param name="content">Its text.</param>
    /// <param name="most">Most sheets of one owner.</param>
    /// <returns>Whether there was room for it.</returns>
    public Task<bool> PutAsync(string owner, string name, string content, int most) => database.WriteAsync(
        async transaction =>
        {
            long others = await transaction.NumberAsync(
                "select count(*) from style_sheet where owner = @owner and name <> @name", ("@owner", owner), ("@name", name)).ConfigureAwait(false);
            return others < most && await transaction.ExecuteAsync(
                """
                insert into style_sheet (owner, name, content, changed) values (@owner, @name, @content, @at)
                on conflict (owner, name) do update set content = @content, changed = @at
                """,
                ("@owner", owner),
                ("@name", name),
                ("@content", content),
                ("@at", time.GetUtcNow().ToUnixTimeMilliseconds())).ConfigureAwait(false) > 0;
        },
        CancellationToken.None);

    /// <summary>Deletes a sheet.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> DeleteAsync(string owner, string name) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            "delete from style_sheet where owner = @owner and name = @name", ("@owner", owner), ("@name", name)).ConfigureAwait(false) > 0,
        CancellationToken.None);
}
