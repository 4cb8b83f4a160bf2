using Converter.Batches;

namespace Converter.Tests;

/// <summary>One batch at a time writes into a folder, also where machines do not see one another's locks.</summary>
public sealed class FolderHoldTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("converter-hold-");

    private string Holder => Path.Combine(_folder.FullName, "holder");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_is_held_by_one_and_free_when_that_one_has_ended()
    {
        using (FolderHold? first = FolderHold.Take(_folder.FullName))
        {
            Assert.NotNull(first);
            Assert.Null(FolderHold.Take(_folder.FullName));
        }

        Assert.False(File.Exists(Holder));
        using FolderHold? next = FolderHold.Take(_folder.FullName);
        Assert.NotNull(next);
    }

    [Fact]
    public void A_folder_in_which_another_machine_counts_is_not_taken()
    {
        File.WriteAllText(Holder, "there 0123 7");

        Assert.Null(FolderHold.Take(_folder.FullName, "here", _ => File.WriteAllText(Holder, "there 0123 8")));
        Assert.Equal("there 0123 8", File.ReadAllText(Holder));
    }

    [Fact]
    public void A_folder_that_another_machine_left_without_a_word_is_taken_after_some_looks()
    {
        File.WriteAllText(Holder, "there 0123 7");
        int looks = 0;

        using FolderHold? taken = FolderHold.Take(_folder.FullName, "here", _ => looks++);

        Assert.NotNull(taken);
        Assert.Equal(15, looks);
        Assert.StartsWith("here ", File.ReadAllText(Holder), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_process_of_this_machine_left_is_taken_at_once()
    {
        File.WriteAllText(Holder, "here 0123 7");

        using FolderHold? taken = FolderHold.Take(_folder.FullName, "here", _ => Assert.Fail("nothing need be waited for"));

        Assert.NotNull(taken);
    }
}
