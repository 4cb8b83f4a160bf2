using Converter.Jobs.Model;

namespace Converter.Jobs.Tests;

public sealed class UlidTests
{
    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public void The_time_is_in_front_as_the_specification_writes_it()
    {
        // The example of the specification of ULID: 1469918176385 ms is 01ARYZ6S41.
        string id = Ulid.New(new FixedTime(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385)));

        Assert.StartsWith("01ARYZ6S41", id, StringComparison.Ordinal);
        Assert.True(Ulid.IsOne(id));
    }

    [Fact]
    public void No_two_of_a_moment_are_equal()
    {
        FixedTime time = new(DateTimeOffset.UnixEpoch);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => Ulid.New(time)).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("01ARYZ6S41TSV4RRFFQ69G5FA")]
    [InlineData("01ARYZ6S41TSV4RRFFQ69G5FAU")]
    public void What_is_none_is_told(string text) => Assert.False(Ulid.IsOne(text));
}
