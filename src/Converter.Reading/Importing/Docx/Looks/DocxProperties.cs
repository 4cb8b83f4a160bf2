using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Converter.Reading.Importing.Docx.Looks;

/// <summary>
/// Properties by element and attribute, such as <c>ind.firstLine</c>. Word resolves each attribute by itself: what a paragraph does not
/// say comes from its style.
/// </summary>
public sealed class DocxProperties
{
    private readonly ImmutableDictionary<string, string> _values;

    private DocxProperties(ImmutableDictionary<string, string> values) => _values = values;

    /// <summary>Nothing said.</summary>
    public static DocxProperties None { get; } = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>A value; <see langword="null"/> where nothing is said.</summary>
    /// <param name="name">Element and attribute, such as <c>sz.val</c>.</param>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A whole number; <see langword="null"/> where nothing is said or it is none.</summary>
    /// <param name="name">Element and attribute.</param>
    public int? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) < int.MaxValue ? (int)Math.Round(number) : null;

    /// <summary>Whether a switch such as <c>b</c> is on.</summary>
    /// <param name="element">The element.</param>
    public bool IsOn(string element) => Text(element + ".val") is { } value && value is not ("0" or "false" or "off" or "none");

    /// <summary>These properties with others over them.</summary>
    /// <param name="properties">The element that holds the others; may be missing.</param>
    internal DocxProperties With(XElement? properties)
    {
        ImmutableDictionary<string, string>.Builder values = _values.ToBuilder();
        foreach (XElement child in properties?.Elements() ?? [])
        {
            string name = child.Name.LocalName;
            if (!child.HasAttributes)
            {
                values[name + ".val"] = "1";
            }

            foreach (XAttribute attribute in child.Attributes())
            {
                values[$"{name}.{attribute.Name.LocalName}"] = attribute.Value;
            }
        }

        return new DocxProperties(values.ToImmutable());
    }
}
