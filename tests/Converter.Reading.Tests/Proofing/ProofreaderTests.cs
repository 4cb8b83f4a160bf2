using System.Collections.Immutable;
using Converter.Documents;
using Converter.Reading.Proofing;
using Converter.Testing;

namespace Converter.Reading.Tests.Proofing;

public class ProofreaderTests
{
    private static readonly string[] s_folder = ["tests", "Converter.Reading.Tests", "Proofing", "Cases"];

    public static TheoryData<string> Cases { get; } =
        [.. Directory.GetFiles(Repository.PathOf(s_folder), "*.wrong.txt").Select(file => Path.GetFileName(file)[..^".wrong.txt".Length]).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_text_has_the_findings_that_were_read_and_accepted(string name)
    {
        ProofCase wrong = Read(name + ".wrong.txt");
        ImmutableArray<Diagnostic> findings = Proofreader.Proof(wrong.Text, wrong.Document, ProofOptions.Default);
        Assert.Contains(findings, finding => finding.Code == RuleOf(name).Id);
        Golden.Verify(wrong.Dump(findings), [.. s_folder, name + ".wrong.findings.txt"]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_right_text_has_no_finding(string name)
    {
        ProofCase right = Read(name + ".right.txt");
        Assert.Empty(right.Dump(Proofreader.Proof(right.Text, right.Document, ProofOptions.Default)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repairs_end_the_findings_that_proposed_them(string name)
    {
        ProofCase wrong = Read(name + ".wrong.txt");
        ImmutableArray<Diagnostic> before = Proofreader.Proof(wrong.Text, wrong.Document, ProofOptions.Default);
        RepairedText repaired = TextRepairer.Apply(wrong.Document.Source, before.Select(finding => finding.Repair).OfType<Repair>());
        ProofCase after = wrong.With(repaired);
        ImmutableArray<Diagnostic> left = Proofreader.Proof(after.Text, after.Document, ProofOptions.Default);
        IEnumerable<string> repairedCodes = before.Where(finding => finding.Repair is { } one && repaired.Applied.Contains(one)).Select(finding => finding.Code);
        foreach (IGrouping<string, string> code in repairedCodes.GroupBy(code => code))
        {
            int expected = before.Count(finding => finding.Code == code.Key) - code.Count();
            Assert.True(left.Count(finding => finding.Code == code.Key) <= expected, $"{code.Key} stays after its repair\n{after.Dump(left)}");
        }
    }

    [Fact]
    public void Every_rule_is_judged_or_says_why_not()
    {
        HashSet<string> tested = [.. Cases.Select(row => RuleOf(row.Data).Id)];
        Assert.Equal(Enumerable.Range(1, 56), ProofRules.All.Select(rule => rule.Number));
        foreach (ProofRule rule in ProofRules.All)
        {
            Assert.True((rule.Later is null) == tested.Contains(rule.Id), $"rule {rule.Number} ({rule.Id}) has neither a case nor a reason, or both");
        }
    }

    [Fact]
    public void A_rule_that_is_left_out_finds_nothing()
    {
        ProofCase wrong = Read("07-arabic-mark.wrong.txt");
        ProofOptions options = new() { Without = ["proof.arabic-mark"] };
        Assert.DoesNotContain(Proofreader.Proof(wrong.Text, wrong.Document, options), finding => finding.Code == "proof.arabic-mark");
    }

    [Fact]
    public void Findings_beyond_the_limit_are_counted()
    {
        ProofCase wrong = ProofCase.Read("kind|notice\n" + string.Concat(Enumerable.Repeat("body|要求,各单位\n", 30)));
        ImmutableArray<Diagnostic> findings = Proofreader.Proof(wrong.Text, wrong.Document, new ProofOptions { MostPerRule = 10 });
        Assert.Equal(10, findings.Count(finding => finding is { Code: "proof.full-width", Severity: Severity.Error }));
        Assert.Contains(findings, finding => finding.Message.English.StartsWith("20 more", StringComparison.Ordinal));
    }

    [Fact]
    public void A_habit_of_a_long_text_is_told_once()
    {
        IEnumerable<string> parts = Enumerable.Range(1, 400).Select(number => $"heading 3|{number}.明确责任。\nbody|认真贯彻落实上级部署。\n");
        ProofCase wrong = ProofCase.Read("kind|notice\n" + string.Concat(parts));
        Assert.Single(Proofreader.Proof(wrong.Text, wrong.Document, ProofOptions.Default), finding => finding.Code == "proof.heading-end");
    }

    [Fact]
    public void Only_findings_of_the_least_severity_and_above_are_given()
    {
        ProofCase wrong = Read("20-date-form.wrong.txt");
        ImmutableArray<Diagnostic> findings = Proofreader.Proof(wrong.Text, wrong.Document, new ProofOptions { Least = Severity.Error });
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    private static ProofCase Read(string name) => ProofCase.Read(File.ReadAllText(Repository.PathOf([.. s_folder, name])));

    private static ProofRule RuleOf(string name) => ProofRules.All.Single(rule => name == $"{rule.Number:00}-{rule.Id["proof.".Length..]}");
}
