using System.Text;
using System.Xml;

namespace Converter.Docx.Packaging;

/// <summary>Writes the XML of a part into memory.</summary>
internal static class XmlPart
{
    private const int UsualLength = 16 * 1024;

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    /// <summary>The bytes of a part: declaration and whatever is written.</summary>
    /// <param name="write">Writes the root element.</param>
    public static ReadOnlyMemory<byte> Write(Action<XmlWriter> write)
    {
        using MemoryStream stream = new(UsualLength);
        using (XmlWriter xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartDocument(standalone: true);
            write(xml);
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
