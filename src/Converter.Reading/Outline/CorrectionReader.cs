using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Converter.Documents;

namespace Converter.Reading.Outline;

/// <summary>What came of reading corrections.</summary>
/// <param name="Corrections">The corrections, in the order given.</param>
/// <param name="Findings">What could not be understood.</param>
public sealed record CorrectionsResult(ImmutableArray<LineCorrection> Corrections, ImmutableArray<Diagnostic> Findings);

/// <summary>Reads what a person decided about lines: an outline JSON that was edited, or words such as <c>23=heading:2</c>.</summary>
public static class CorrectionReader
{
    /// <summary>Deepest level that a heading can be given.</summary>
    private const int DeepestLevel = 9;

    private static readonly ImmutableDictionary<string, Role> Roles = Enum.GetValues<Role>().ToImmutableDictionary(Words.Of);

    /// <summary>Reads one correction in words.</summary>
    /// <param name="words"><c>LINE=ROLE</c> or <c>LINE=heading:LEVEL</c>, with the words of the outline JSON.</param>
    /// <returns>The correction; <see langword="null"/> where the words are not of that form.</returns>
    public static LineCorrection? Parse(string words)
    {
        string[] sides = words.Split('=');
        if (sides.Length != 2 || !int.TryParse(sides[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line) || line < 1)
        {
            return null;
        }

        string[] parts = sides[1].Split(':');
        if (!Roles.TryGetValue(parts[0], out Role role) || parts.Length > 2)
        {
            return null;
        }

        int level = 0;
        bool hasLevel = parts.Length == 2;
        return hasLevel && !(role == Role.Heading && TryLevel(parts[1], out level)) ? null : new LineCorrection(line, role) { Level = level };
    }

    /// <summary>Reads an outline JSON; each line in it that has a role is a correction. Lines that only continue another are passed over.</summary>
    /// <param name="json">The bytes of the file.</param>
    public static CorrectionsResult Read(ReadOnlyMemory<byte> json)
    {
        ImmutableArray<LineCorrection>.Builder corrections = ImmutableArray.CreateBuilder<LineCorrection>();
        List<Diagnostic> findings = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("lines", out JsonElement lines)
                || lines.ValueKind != JsonValueKind.Array)
            {
                findings.Add(Malformed("lines"));
                return new CorrectionsResult([], [.. findings]);
            }

            foreach (JsonElement line in lines.EnumerateArray())
            {
                if (ReadLine(line) is { } correction)
                {
                    corrections.Add(correction);
                }
                else if (!Continues(line))
                {
                    findings.Add(Malformed(line.GetRawText()));
                }
            }
        }
        catch (JsonException exception)
        {
            findings.Add(Malformed(exception.Message));
        }

        return new CorrectionsResult(corrections.ToImmutable(), [.. findings]);
    }

    private static LineCorrection? ReadLine(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object
            || Continues(line)
            || !line.TryGetProperty("n", out JsonElement number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out int n) || n < 1
            || !line.TryGetProperty("role", out JsonElement word) || word.ValueKind != JsonValueKind.String
            || !Roles.TryGetValue(word.GetString()!, out Role role))
        {
            return null;
        }

        int level = role == Role.Heading && line.TryGetProperty("level", out JsonElement value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int deep) ? Math.Clamp(deep, 0, DeepestLevel) : 0;
        string? head = role == Role.Heading && line.TryGetProperty("head", out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
        return new LineCorrection(n, role) { Level = level, Head = head };
    }

    private static bool Continues(JsonElement line) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty("joins", out _);

    private static bool TryLevel(string text, out int level) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out level) && level is >= 1 and <= DeepestLevel;

    private static Diagnostic Malformed(string what) => new(
        "outline.correction-malformed",
        Severity.Error,
        null,
        new Message($"更正文件看不懂：{what}", $"the file of corrections is not understood: {what}"),
        new Message("用 converter outline 输出一份，改动其中的 role、level、head", "take what 'converter outline' writes and change role, level or head in it"));
}
