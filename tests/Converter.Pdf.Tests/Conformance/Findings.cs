namespace Converter.Pdf.Tests.Conformance;

/// <summary>What a file does against its standards: clause and reason.</summary>
internal sealed class Findings
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    /// <summary>Notes a finding where a requirement of PDF/A-2 (ISO 19005-2) does not hold.</summary>
    public void Archive(string clause, bool holds, string reason) => Note("19005-2", clause, holds, reason);

    /// <summary>Notes a finding where a requirement of PDF/UA-1 (ISO 14289-1) does not hold.</summary>
    public void Access(string clause, bool holds, string reason) => Note("14289-1", clause, holds, reason);

    private void Note(string standard, string clause, bool holds, string reason)
    {
        if (!holds)
        {
            _all.Add($"ISO {standard}, {clause}: {reason}");
        }
    }
}
