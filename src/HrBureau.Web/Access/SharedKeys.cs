using System.Xml.Linq;
using HrBureau.Contracts;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HrBureau.Web;

/// <summary>
/// The keys of cookies and forms where there are several web processes: a silo keeps them, so that no process needs a folder of its own
/// and every one takes what another has sealed.
/// </summary>
public sealed class SharedKeys(SiloCalls silo) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Await(() => silo.AsServiceAsync(grains => grains.GetGrain<IWebKeysGrain>(IWebKeysGrain.Key).All(), repeatable: true)).Select(key => XElement.Parse(key.Xml))];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        Await(() => silo.AsServiceAsync(async grains =>
        {
            await grains.GetGrain<IWebKeysGrain>(IWebKeysGrain.Key).Keep(new WebKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
            return true;
        }, repeatable: true));
    }

    /// <summary>The library asks from within calls that cannot wait otherwise: once at the start and once a day.</summary>
    private static T Await<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();
}
