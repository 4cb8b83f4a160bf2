namespace Converter.Pdf;

/// <summary>Bytes against time.</summary>
public enum PdfCompression
{
    /// <summary>Least time: a few per cent more bytes than <see cref="Small"/>.</summary>
    Fast,

    /// <summary>Fewest bytes.</summary>
    Small,

    /// <summary>No compression, for reading the file as text.</summary>
    None,
}
