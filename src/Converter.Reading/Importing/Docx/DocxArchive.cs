using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx;

/// <summary>
/// The parts of a .docx, read with limits: a part is unpacked no further than its limit whatever its header says, and XML is read
/// without document type, entities or anything from outside.
/// </summary>
internal sealed class DocxArchive : IDisposable
{
    /// <summary>Largest part that is read, in bytes unpacked: a text of some ten million characters.</summary>
    public const int LargestPart = 96 << 20;

    /// <summary>A part above this size is refused where it unpacks to more than <see cref="HighestRatio"/> times its packed size.</summary>
    public const int SmallPart = 4 << 20;

    /// <summary>Real text in XML packs down to a twentieth or so; a bomb to a thousandth.</summary>
    public const int HighestRatio = 200;

    /// <summary>Most parts of an archive.</summary>
    public const int MostParts = 10_000;

    /// <summary>Deepest nesting of elements; Word itself stays below a hundred.</summary>
    public const int Deepest = 300;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens an archive.</summary>
    /// <param name="bytes">The file.</param>
    /// <exception cref="DocxProblemException">It is broken.</exception>
    public DocxArchive(byte[] bytes)
    {
        try
        {
            _zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in _zip.Entries.Take(MostParts))
            {
                _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            }
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            throw DocxProblemException.Damaged("压缩结构不完整 / the archive is incomplete");
        }
    }

    /// <summary>Whether there is a part.</summary>
    /// <param name="name">Its name.</param>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>A reader for the XML of a part.</summary>
    /// <param name="name">Its name; the part must be there.</param>
    /// <exception cref="DocxProblemException">It is broken, or too large.</exception>
    public XmlReader OpenXml(string name)
    {
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CheckCharacters = false,
            CloseInput = true,
            MaxCharactersFromEntities = 1 << 16,
        };
        return XmlReader.Create(new MemoryStream(Unpack(name), writable: false), settings);
    }

    /// <summary>The XML of a part as a tree; <see langword="null"/> where there is no such part.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="DocxProblemException">It is broken, or too large.</exception>
    public XElement? LoadXml(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        CheckDepth(name);
        try
        {
            using XmlReader reader = OpenXml(name);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException exception)
        {
            throw DocxProblemException.Damaged($"{name}: {exception.Message}");
        }
    }

    /// <summary>Refuses a part whose elements are nested so deeply that looking into it would take more than linear time.</summary>
    /// <param name="name">Its name; the part must be there.</param>
    /// <exception cref="DocxProblemException">It is, or it is broken.</exception>
    public void CheckDepth(string name)
    {
        try
        {
            using XmlReader reader = OpenXml(name);
            while (reader.Read())
            {
                if (reader.Depth > Deepest)
                {
                    throw DocxProblemException.Damaged("元素嵌套过深 / elements are nested too deeply");
                }
            }
        }
        catch (XmlException exception)
        {
            throw DocxProblemException.Damaged($"{name}: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    /// <summary>Whether an exception tells of a broken file, not of a fault of the program.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsOfTheFile(Exception exception) => exception is InvalidDataException or IOException or NotSupportedException
        or XmlException or FormatException or OverflowException or ArgumentException;

    /// <summary>A part that is no XML, such as a picture.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <returns>Its bytes; <see langword="null"/> where there is no such part, or it is broken or larger.</returns>
    public byte[]? TryUnpack(string name, int largest)
    {
        if (!_entries.TryGetValue(name, out ZipArchiveEntry? entry) || entry.IsEncrypted)
        {
            return null;
        }

        try
        {
            using Stream packed = entry.Open();
            using MemoryStream unpacked = new();
            byte[] buffer = new byte[1 << 16];
            for (int read = packed.Read(buffer); read > 0 && unpacked.Length <= largest; read = packed.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
            }

            return unpacked.Length <= largest ? unpacked.ToArray() : null;
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            return null;
        }
    }

    private byte[] Unpack(string name)
    {
        ZipArchiveEntry entry = _entries[name];
        if (entry.IsEncrypted)
        {
            throw DocxProblemException.Encrypted();
        }

        try
        {
            using Stream packed = entry.Open();
            using MemoryStream unpacked = new();
            byte[] buffer = new byte[1 << 16];
            for (int read = packed.Read(buffer); read > 0; read = packed.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                long ratio = unpacked.Length / Math.Max(1, entry.CompressedLength);
                if (unpacked.Length > LargestPart || (unpacked.Length > SmallPart && ratio > HighestRatio))
                {
                    throw DocxProblemException.TooLarge(name);
                }
            }

            return unpacked.ToArray();
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            throw DocxProblemException.Damaged($"{name}: {exception.Message}");
        }
    }
}
