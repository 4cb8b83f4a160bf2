using System.Text;
using Converter.Documents;
using Converter.Reading.Cleaning;
using Converter.Reading.Outline;

namespace Converter.Reading.Tests.Outline;

/// <summary>Reads a text and writes its structure as compact lines: <c>17 heading 1 head=第一，…。 leads=一是…。|二是…。</c>.</summary>
internal static class OutlineDump
{
    public static OutlinedText Read(string text, OutlineOptions? options = null) =>
        OutlineReader.Read(TextCleaner.Clean(new SourceText(text), CleaningRules.BuiltIn, CleaningOptions.Default), options ?? OutlineOptions.Default);

    public static string Of(OutlinedText outline)
    {
        StringBuilder dump = new();
        dump.Append("kind ").Append(Words.Of(outline.Document.Kind)).Append('\n');
        foreach (LineVerdict line in outline.Lines)
        {
            dump.Append(line.Number).Append(' ').Append(Words.Of(line.Role));
            dump.Append(line.Level > 0 ? $" {line.Level}" : string.Empty);
            dump.Append(line.Head is null ? string.Empty : $" head={line.Head}");
            dump.Append(line.Leads.IsEmpty ? string.Empty : $" leads={string.Join('|', line.Leads)}");
            dump.Append(line.Joins > 0 ? $" joins={line.Joins}" : string.Empty);
            dump.Append('\n');
        }

        foreach (Diagnostic finding in outline.Findings)
        {
            dump.Append($"! {finding.At} {finding.Code}\n");
        }

        return dump.ToString();
    }
}
