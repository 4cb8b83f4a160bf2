using Converter.Documents;
using Converter.Jobs.Schedules;

namespace Converter.Jobs.Tests;

/// <summary>When schedules run, above all where clocks are put forward and back.</summary>
public sealed class ScheduleTimingTests
{
    [Theory]
    // Spring: 02:00 → 03:00 on 8 March 2026. The time that does not exist is made up for at the end of the gap.
    [InlineData("30 2 * * *", "America/New_York", "2026-03-06T12:00Z", "2026-03-07T02:30-05:00 2026-03-08T03:00-04:00 2026-03-09T02:30-04:00")]
    // Autumn: 01:00 – 02:00 comes twice on 1 November 2026. A daily time fires once, an hourly one each hour that passes.
    [InlineData("30 1 * * *", "America/New_York", "2026-10-30T12:00Z", "2026-10-31T01:30-04:00 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00")]
    [InlineData("0 * * * *", "America/New_York", "2026-11-01T04:30Z", "2026-11-01T01:00-04:00 2026-11-01T01:00-05:00 2026-11-01T02:00-05:00")]
    // China has no summer time since 1992; it had in 1991, from 14 April.
    [InlineData("30 8 * * 1-5", null, "2026-03-06T01:00Z", "2026-03-09T08:30+08:00 2026-03-10T08:30+08:00 2026-03-11T08:30+08:00")]
    [InlineData("0 12 * * *", "Asia/Shanghai", "1991-04-12T06:00Z", "1991-04-13T12:00+08:00 1991-04-14T12:00+09:00 1991-04-15T12:00+09:00")]
    [InlineData("0 30 8 ? * MON-FRI", "Europe/Berlin", "2026-03-27T12:00Z", "2026-03-30T08:30+02:00 2026-03-31T08:30+02:00 2026-04-01T08:30+02:00")]
    [InlineData("0 9 29 2 *", "Asia/Shanghai", "2026-01-01T00:00Z", "2028-02-29T09:00+08:00 2032-02-29T09:00+08:00 2036-02-29T09:00+08:00")]
    public void The_next_times_are_those_of_the_clock_on_the_wall(string cron, string? zone, string after, string expected)
    {
        List<Diagnostic> findings = [];
        ScheduleTiming timing = ScheduleTiming.Read(new ScheduleDefinition { Cron = cron, Zone = zone }, findings)!;

        Assert.Empty(findings);
        Assert.Equal(
            expected.Split(' '),
            timing.Next(DateTimeOffset.Parse(after, System.Globalization.CultureInfo.InvariantCulture), 3).Select(time => time.ToString("yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("2026-12-01T08:00", "Asia/Shanghai", "2026-12-01T00:00:00.0000000+00:00")]
    [InlineData("2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.0000000+00:00")]
    [InlineData("2026-03-08T02:30", "America/New_York", null)]
    [InlineData("next week", "Asia/Shanghai", null)]
    public void A_single_time_is_that_of_its_zone_the_first_of_two_and_none_in_a_gap(string at, string zone, string? expected)
    {
        List<Diagnostic> findings = [];
        ScheduleTiming? timing = ScheduleTiming.Read(new ScheduleDefinition { At = at, Zone = zone }, findings);

        Assert.Equal(expected, timing?.Once?.ToUniversalTime().ToString("O"));
        Assert.Equal(expected is null ? ["schedule.at"] : [], findings.Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(null, null, null, "schedule.timing")]
    [InlineData("0 0 * * *", "2026-12-01T08:00", null, "schedule.timing")]
    [InlineData(null, null, 0, "schedule.timing")]
    [InlineData("0 0 * *", null, null, "schedule.cron")]
    [InlineData("0 25 * * *", null, null, "schedule.cron")]
    public void Exactly_one_kind_of_time_is_taken(string? cron, string? at, int? watch, string code)
    {
        List<Diagnostic> findings = [];

        Assert.Null(ScheduleTiming.Read(new ScheduleDefinition { Cron = cron, At = at, Watch = watch }, findings));
        Assert.Equal(code, Assert.Single(findings).Code);
    }

    [Fact]
    public void An_unknown_zone_is_a_finding()
    {
        List<Diagnostic> findings = [];

        Assert.Null(ScheduleTiming.Read(new ScheduleDefinition { Cron = "0 0 * * *", Zone = "Asia/Nowhere" }, findings));
        Assert.Equal("schedule.zone", Assert.Single(findings).Code);
    }
}
