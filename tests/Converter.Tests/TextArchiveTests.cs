using Converter.Files;
using Converter.Testing;

namespace Converter.Tests;

/// <summary>What is an archive of texts, and what only looks like one.</summary>
public sealed class TextArchiveTests
{
    /// <summary>The command line read such a file as a document, and the web page took it for a text in a .zip: its markup stood on the pages.</summary>
    [Fact]
    public void A_docx_without_a_list_of_content_types_is_no_archive_of_texts()
    {
        using TextArchive archive = TextArchive.Open(new MemoryStream(PictureFile.Of(PictureFile.P("关于做好防汛工作的通知"))), new ArchiveLimits(10, 1 << 20, 1 << 20), out _)!;

        Assert.True(archive.IsOffice);
        Assert.Empty(archive.Paths);
    }
}
