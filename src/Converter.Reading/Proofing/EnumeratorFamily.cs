namespace Converter.Reading.Proofing;

/// <summary>Kinds of enumerator, by the form of the number and its mark.</summary>
internal enum EnumeratorFamily : byte
{
    /// <summary>第一章, 第一编, 第一部分.</summary>
    Chapter,

    /// <summary>第一节.</summary>
    Section,

    /// <summary>第一条.</summary>
    Article,

    /// <summary>一、 – first level of GB/T 9704 7.3.3.</summary>
    Han,

    /// <summary>（一） – second level.</summary>
    BracketedHan,

    /// <summary>1. – third level.</summary>
    Arabic,

    /// <summary>（1） – fourth level.</summary>
    BracketedArabic,

    /// <summary>①, ⑴, ㈠.</summary>
    Circled,

    /// <summary>第一，.</summary>
    Ordinal,

    /// <summary>一是.</summary>
    Is,

    /// <summary>一要.</summary>
    Must,
}
