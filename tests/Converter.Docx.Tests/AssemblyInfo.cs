using Converter.Testing;

[assembly: AssemblyFixture(typeof(LibreOffice))]
