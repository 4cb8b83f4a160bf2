using System.Collections.Immutable;

namespace Converter.Reading.Cleaning.Rules;

/// <summary>The identifiers of the rules that find lines by repetition, sequence or neighbourhood.</summary>
internal static class StructureRules
{
    public const string PageNumber = "page.number";
    public const string RunningHead = "page.running-head";
    public const string Watermark = "page.watermark";
    public const string Separator = "page.separator";

    /// <summary>Random letters and signs of a forum.</summary>
    public const string Noise = "page.noise";
    public const string MetadataTable = "metadata.table";
    public const string PageHeadline = "navigation.page-headline";
    public const string Related = "navigation.related";

    /// <summary>The menu above the path of a page.</summary>
    public const string Menu = "navigation.menu";

    /// <summary>What a site puts behind the end of the document.</summary>
    public const string Tail = "navigation.tail";

    /// <summary>What stands above the first line of the document.</summary>
    public const string Head = "navigation.head";

    /// <summary>A short line of a site between the text.</summary>
    public const string Interruption = "navigation.interruption";
    public const string AdvertisingContext = "advertising.context";

    /// <summary>The number of a text on a page of model texts.</summary>
    public const string Collection = "navigation.collection";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Ids { get; } =
        [PageNumber, RunningHead, Watermark, Separator, Noise, MetadataTable, PageHeadline, Related, Menu, Tail, Head, Interruption, AdvertisingContext, Collection];
}
