using HrBureau.Contracts;

namespace HrBureau.Silo.Tests;

/// <summary>When a row of a table is given up, and how many go at once meanwhile.</summary>
public sealed class SliceTriesTests
{
    private readonly SliceTries tries = new();

    [Fact]
    public void Where_the_others_go_again_and_again_and_one_does_not_it_is_given_up_at_the_fifth_try() =>
        Assert.Equal([false, false, false, false, true], Enumerable.Range(0, 5).Select(_ => tries.IsOver(511)));

    [Fact]
    public void A_slice_of_which_more_goes_every_time_is_not_given_up()
    {
        Assert.All(Enumerable.Range(1, 60), taken => Assert.False(tries.IsOver(taken)));
        Assert.Equal([false, false, false, true], Enumerable.Range(0, 4).Select(_ => tries.IsOver(60)));
    }

    [Fact]
    public void Tries_of_which_nothing_went_count_for_no_row_once_some_go()
    {
        Assert.All(Enumerable.Range(0, 30), _ => Assert.False(tries.IsOver(0)));
        Assert.Equal([false, false, false, false, true], Enumerable.Range(0, 5).Select(_ => tries.IsOver(400)));
    }

    [Fact]
    public void A_slice_of_which_nothing_goes_is_given_up_late()
    {
        Assert.All(Enumerable.Range(0, 39), _ => Assert.False(tries.IsOver(0)));
        Assert.True(tries.IsOver(0));
    }

    [Fact]
    public void A_slice_that_was_too_much_comes_in_halves_and_grows_again()
    {
        Assert.Equal(ImportSlice.Length, tries.Length);
        tries.IsOver(0);
        tries.IsOver(0);
        Assert.Equal(ImportSlice.Length / 4, tries.Length);
        tries.IsOver(3);
        Assert.Equal(ImportSlice.Length / 4, tries.Length);
        tries.Went();
        Assert.Equal(ImportSlice.Length / 2, tries.Length);
        tries.Went();
        tries.Went();
        Assert.Equal(ImportSlice.Length, tries.Length);
        Assert.All(Enumerable.Range(0, 20), _ => tries.IsOver(0));
        Assert.Equal(1, tries.Length);
    }

    [Fact]
    public void What_went_is_not_sent_again_with_those_that_did_not()
    {
        ImportLine[] slice = [.. Enumerable.Range(1, 4).Select(static row => new ImportLine(row, null!))];
        Assert.Equal([1, 2, 3, 4], tries.Left(slice).Select(line => line.Row));
        Assert.Equal([1, 2, 3], tries.With([Took(1), Took(3), Took(2, CommandOutcome.Invalid)]).Keys.Order());
        Assert.Equal([2, 4], tries.Left(slice).Select(line => line.Row));
        Assert.Equal([1, 3, 4], tries.With([Took(4)]).Keys.Order());
        tries.Went();
        Assert.Equal([1, 2, 3, 4], tries.Left(slice).Select(line => line.Row));
    }

    [Fact]
    public void Only_a_try_at_which_more_went_than_before_is_worth_the_next_one_soon()
    {
        Assert.Equal([false, true, false, true, false], new[] { 0, 3, 3, 4, 4 }.Select(taken =>
        {
            tries.IsOver(taken);
            return tries.Advances;
        }));
        tries.Went();
        Assert.False(tries.Advances);
    }

    private static KeyValuePair<int, TakenReport> Took(int row, CommandOutcome outcome = CommandOutcome.Accepted) => new(row, new TakenReport(outcome, null, [], null));

    [Fact]
    public void What_one_slice_cost_does_not_count_against_the_next()
    {
        Assert.All(Enumerable.Range(0, 4), _ => Assert.False(tries.IsOver(511)));
        tries.Went();
        Assert.All(Enumerable.Range(0, 4), _ => Assert.False(tries.IsOver(511)));
    }
}
