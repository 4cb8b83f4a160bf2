using Microsoft.Win32.SafeHandles;

namespace Converter.Fonts.Files;

/// <summary>A font file as a source of stretches of bytes, whether it lies in memory or on disk.</summary>
internal abstract class FontData
{
    /// <summary>Length of the file in bytes.</summary>
    public abstract int Length { get; }

    /// <summary>A stretch of the file.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="table">Name of the table, for messages; empty for the header.</param>
    /// <exception cref="FontFormatException">The file ends before.</exception>
    public FontBytes Read(uint offset, uint length, string table)
    {
        if (offset > (uint)Length || length > (uint)Length - offset)
        {
            throw new FontFormatException(table, $"the file has {Length} bytes, but {length} are needed at {offset}");
        }

        return new FontBytes(ReadChecked((int)offset, (int)length), table);
    }

    /// <summary>A stretch that is known to lie within the file.</summary>
    protected abstract ReadOnlyMemory<byte> ReadChecked(int offset, int length);
}

/// <summary>A font file in memory, or mapped into it; nothing is copied.</summary>
internal sealed class MemoryFontData(ReadOnlyMemory<byte> file) : FontData
{
    public override int Length => file.Length;

    protected override ReadOnlyMemory<byte> ReadChecked(int offset, int length) => file.Slice(offset, length);
}

/// <summary>A font file on disk, of which only the stretches asked for are read: for the names of many files.</summary>
internal sealed class DiskFontData(SafeFileHandle file) : FontData
{
    public override int Length { get; } = (int)Math.Min(RandomAccess.GetLength(file), int.MaxValue);

    protected override ReadOnlyMemory<byte> ReadChecked(int offset, int length)
    {
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length)
        {
            int read = RandomAccess.Read(file, bytes.AsSpan(done), offset + done);
            if (read == 0)
            {
                throw new FontFormatException("", "the file became shorter while it was read");
            }

            done += read;
        }

        return bytes;
    }
}
