using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData(null, null, "sha-256", "HRB_DATA")]
    [InlineData(null, "Host=db;Port=x", "sha-256", "HRB_DATABASE")]
    [InlineData(null, "Username=u", "sha-256", "HRB_DATABASE")]
    [InlineData("/data", null, "md5", "HRB_HASH")]
    public void A_setting_that_cannot_work_is_refused_with_its_name_and_the_cure(string? folder, string? connection, string hash, string key)
    {
        var options = new StorageOptions { Folder = folder, ConnectionString = connection, HashAlgorithm = hash };

        var refused = Assert.Throws<StorageOptionsException>(options.Validate);

        Assert.StartsWith(key + " ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(':', refused.Message);
    }

    [Fact]
    public void A_password_is_not_repeated_in_the_refusal()
    {
        var options = new StorageOptions { ConnectionString = "Host=db;Password=s3cret;Port=x" };

        Assert.DoesNotContain("s3cret", Assert.Throws<StorageOptionsException>(options.Validate).ToString(), StringComparison.Ordinal);
    }
}
