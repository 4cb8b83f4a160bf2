namespace Converter.Typesetting.Faces;

/// <summary>The faces of a character style.</summary>
/// <param name="Chinese">For Han characters and Chinese marks.</param>
/// <param name="Western">For digits, letters and half-width marks.</param>
/// <param name="Usage">What was taken from them.</param>
internal sealed record StyleFaces(FaceChain Chinese, FaceChain Western, TypefaceUsage Usage);
