using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Converter.Fonts.Files;

/// <summary>
/// A file mapped into memory for reading. The mapping stays until the process ends: spans of it may be in use anywhere, and the
/// system can drop its pages at any time, so that it costs address space only.
/// </summary>
internal sealed unsafe class MappedFile : MemoryManager<byte>
{
    private readonly byte* _start;
    private readonly int _length;

    private MappedFile(byte* start, int length)
    {
        _start = start;
        _length = length;
    }

    /// <summary>Maps a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FontFormatException">It is empty, or larger than 2 GB.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ReadOnlyMemory<byte> Map(string path)
    {
        long length = new FileInfo(path).Length;
        if (length is 0 or > int.MaxValue)
        {
            throw new FontFormatException("", $"the file has {length} bytes");
        }

        using MemoryMappedFile file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using MemoryMappedViewAccessor view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;

        // Counts one more user of the view, which is never taken back: that keeps the mapping when the accessor is disposed.
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return new MappedFile(start + view.PointerOffset, (int)length).Memory;
    }

    public override Span<byte> GetSpan() => new(_start, _length);

    public override MemoryHandle Pin(int elementIndex = 0) => new(_start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
