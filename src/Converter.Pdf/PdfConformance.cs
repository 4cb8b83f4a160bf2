namespace Converter.Pdf;

/// <summary>The standards a file may declare.</summary>
public enum PdfConformance
{
    /// <summary>PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), on PDF 1.7.</summary>
    A2uUa1,

    /// <summary>PDF/UA-1 (ISO 14289-1) alone, on PDF 1.7; without output intent.</summary>
    Ua1,

    /// <summary>PDF/A-1b (ISO 19005-1), on PDF 1.4; for archives and validators that know only part 1.</summary>
    A1b,

    /// <summary>None; the same file without the labels and without the output intent.</summary>
    None,
}
