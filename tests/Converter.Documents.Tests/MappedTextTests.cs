namespace Converter.Documents.Tests;

public sealed class MappedTextTests
{
    [Fact]
    public void A_text_without_changes_has_one_segment()
    {
        MappedText.Builder builder = new();
        for (int at = 0; at < 10; at++)
        {
            builder.Append((char)('a' + at), 100 + at);
        }

        Assert.Equal(1, builder.ToMappedText().SegmentCount);
        Assert.Equal(105, builder.ToMappedText().SourceOffset(5));
    }

    [Fact]
    public void A_place_behind_the_end_follows_the_last_character()
    {
        MappedText.Builder builder = new();
        builder.Append("ab", 10);
        builder.Append("cd", 20);

        Assert.Equal(22, builder.ToMappedText().SourceOffset(4));
    }

    [Fact]
    public void Slices_and_sums_keep_every_characters_place()
    {
        Random random = new(11);
        for (int round = 0; round < 300; round++)
        {
            (MappedText text, int[] places) = RandomText(random);
            int start = random.Next(text.Length + 1);
            int length = random.Next(text.Length - start + 1);

            AssertPlaces(text.Slice(start, length), places.AsSpan(start, length));
            AssertPlaces(text.Slice(0, start).Append(text.Slice(start, text.Length - start)), places);
        }
    }

    private static (MappedText Text, int[] Places) RandomText(Random random)
    {
        MappedText.Builder builder = new();
        List<int> places = [];
        int place = 0;
        for (int at = random.Next(1, 30); at > 0; at--)
        {
            place += random.Next(4) == 0 ? random.Next(5) : 1;
            builder.Append((char)('a' + random.Next(26)), place);
            places.Add(place);
        }

        return (builder.ToMappedText(), [.. places]);
    }

    private static void AssertPlaces(MappedText text, ReadOnlySpan<int> places)
    {
        Assert.Equal(places.Length, text.Length);
        for (int at = 0; at < places.Length; at++)
        {
            Assert.Equal(places[at], text.SourceOffset(at));
        }
    }
}
