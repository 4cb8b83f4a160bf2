using Converter.Documents.Drawings;
using Converter.Documents.Pictures;

namespace Converter.Documents.Metafiles;

/// <summary>What both kinds of metafile have in common as files: a damaged one is no drawing, and says so.</summary>
internal static class MetafileFile
{
    /// <summary>Reads what a file draws; <see langword="null"/> where it is not what it should be.</summary>
    /// <param name="file">The file.</param>
    public delegate Drawing? Reading(ByteReader file);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="read">Reads what it draws.</param>
    /// <param name="broken">What is said where it is damaged.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>What it draws, or <see langword="null"/>.</returns>
    public static Drawing? TryRead(ReadOnlySpan<byte> bytes, Reading read, Message broken, out Message? problem)
    {
        problem = broken;
        try
        {
            Drawing? drawing = read(new ByteReader(bytes));
            problem = drawing is null ? broken : null;
            return drawing;
        }
        catch (Exception exception) when (ByteReader.IsDamage(exception))
        {
            return null;
        }
    }
}
