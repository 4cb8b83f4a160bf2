using Converter.Conversion;
using Converter.Jobs.Model;

namespace Converter.Jobs.Running;

/// <summary>The conversion as the jobs call it.</summary>
public interface IConversion
{
    /// <summary>Converts a text.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="input">Its bytes.</param>
    /// <param name="request">How.</param>
    /// <param name="stageBegins">Is told each stage; throws to call the rest off.</param>
    ConversionResult Convert(string name, ReadOnlyMemory<byte> input, ConversionRequest request, Action<string> stageBegins);
}
