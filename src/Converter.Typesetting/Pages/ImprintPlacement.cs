namespace Converter.Typesetting.Pages;

/// <summary>On which page the imprint stands.</summary>
public enum ImprintPlacement
{
    /// <summary>There is none at the foot of a page.</summary>
    None,

    /// <summary>On the last page of the text.</summary>
    LastPage,

    /// <summary>On the page after the text.</summary>
    NextPage,

    /// <summary>On the page after a blank one; neither is numbered (GB/T 9704 7.5).</summary>
    AfterBlankPage,
}
