namespace Converter.Pdf.Filters;

/// <summary>What sort of bytes a stream holds.</summary>
internal enum StreamKind
{
    /// <summary>Operators and numbers; repeats itself.</summary>
    Text,

    /// <summary>A font program: outlines, which hardly repeat themselves.</summary>
    FontProgram,

    /// <summary>Never compressed, so that a program which knows no PDF can read it: metadata (ISO 19005-1, 6.7.2).</summary>
    Plain,
}
