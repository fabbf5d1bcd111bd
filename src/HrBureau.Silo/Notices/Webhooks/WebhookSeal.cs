using System.Text;

namespace HrBureau.Silo;

/// <summary>Seals signing secrets, so that a copy of the database signs nothing.</summary>
internal sealed class WebhookSeal(AccountSeal seal)
{
    private const string Purpose = "webhook";

    public string Seal(string secret) => seal.Seal(Purpose, Encoding.UTF8.GetBytes(secret));

    public string Open(string box) => Encoding.UTF8.GetString(seal.Open(Purpose, box));
}
