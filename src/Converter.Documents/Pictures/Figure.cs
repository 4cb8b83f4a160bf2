namespace Converter.Documents.Pictures;

/// <summary>A picture as it is shown at one place.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Size">Size of its frame, before it is turned.</param>
public sealed record Figure(Picture Picture, PictureSize Size)
{
    /// <summary>What it shows, in words; empty where the file does not say.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>What part of it is shown, and how it is turned.</summary>
    public PictureView View { get; init; }

    /// <summary>The room that it takes as it stands.</summary>
    public PictureSize Bounds => View.BoundsOf(Size);

    /// <summary>The same in another size.</summary>
    /// <param name="scale">How many times as large.</param>
    public Figure Scaled(double scale) => scale == 1 ? this : this with { Size = new PictureSize(Size.Width * scale, Size.Height * scale) };
}
