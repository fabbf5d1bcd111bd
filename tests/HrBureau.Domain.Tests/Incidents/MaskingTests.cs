using Xunit;

namespace HrBureau.Domain.Tests;

public class MaskingTests
{
    [Theory]
    [InlineData("Bo", "B*")]
    [InlineData("Boss", "B***")]
    [InlineData("B", "B*")]
    [InlineData("\U00020BB7ya", "\U00020BB7**")]
    public void A_name_keeps_its_first_character(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("13800000001", "138****0001")]
    [InlineData("0791", "****")]
    public void A_phone_keeps_three_and_four(string phone, string masked) => Assert.Equal(masked, Masking.Phone(phone));

    [Fact]
    public void An_id_number_keeps_six_and_four() => Assert.Equal("360121********0011", Masking.IdNumber("360121199001010011"));

    [Theory]
    [InlineData("\u671b\u7c9f\u9547\u4e1c\u8def", "\u671b\u7c9f\u9547***")]
    [InlineData("\u671b\u7c9f\u9547", "\u671b\u7c9f\u9547***")]
    [InlineData("\u4e1c\u8def1\u53f7", "***")]
    [InlineData("\u671b\u7c9f\u9547\u4e1c\u8def1\u53f7", "\u671b\u7c9f\u9547\u4e1c\u8def1***")]
    public void A_short_address_keeps_its_town_and_a_longer_one_six_characters(string address, string masked) => Assert.Equal(masked, Masking.Contact(ContactKind.Address, address));
}
