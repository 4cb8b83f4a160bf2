namespace Converter.Docx.Packaging;

/// <summary>One part of a package (ECMA-376 part 2).</summary>
/// <param name="Name">Path in the package, such as <c>word/styles.xml</c>.</param>
/// <param name="Id">Relationship id from the part or package that owns it; the same in every document.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Relationship">Relationship type.</param>
/// <param name="Content">The bytes.</param>
internal sealed record OpcPart(string Name, string Id, string ContentType, string Relationship, ReadOnlyMemory<byte> Content);
