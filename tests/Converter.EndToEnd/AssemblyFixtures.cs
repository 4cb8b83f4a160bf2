using Converter.EndToEnd;

[assembly: AssemblyFixture(typeof(ConvertedSamples))]
