using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Which doors the scopes of a key open; every other stays shut, whatever the county's duties say.</summary>
internal static class MachineScopes
{
    public static bool Open(IReadOnlySet<string> scopes, string need) => need switch
    {
        Access.Receipts => scopes.Contains(WireWord.Of(KeyScope.Receipts)),
        "report" => scopes.Contains(WireWord.Of(KeyScope.Reports)),
        _ => false,
    };
}
