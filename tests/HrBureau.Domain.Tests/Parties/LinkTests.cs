using Xunit;

namespace HrBureau.Domain.Tests;

public class LinkTests
{
    [Fact]
    public void No_link_of_the_chain_stands_to_itself()
    {
        var story = new Story().IncidentReported().BossNamed();
        story.Refuses("duty-zhou", new IncidentCommand.LinkParties("pty-1", "pty-1", PartyRelation.Subcontracts), RefusalCode.FieldInvalid);
        Assert.Equal("to", story.LastRefusal!.Field);
    }
}
