using System.Globalization;

namespace HrBureau.Web;

/// <summary>The two languages of the product, Chinese first.</summary>
public static class Languages
{
    /// <summary>Simplified Chinese, the default.</summary>
    public static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>English.</summary>
    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>Both.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [Chinese, English];
}
