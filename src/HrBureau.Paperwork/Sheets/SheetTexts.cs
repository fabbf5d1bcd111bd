using System.Globalization;
using System.Xml;

namespace HrBureau.Paperwork;

/// <summary>Texts that cells point to: a long one stands once in the file and a million times in the table.</summary>
internal sealed class SheetTexts
{
    private readonly List<int> _lengths = [];
    private long _pointedTo;

    /// <summary>Reads how long each is.</summary>
    public void Read(XmlReader xml, SheetWork work)
    {
        while (SheetScan.Next(xml, work))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                if (_lengths.Count == SheetLimits.Texts)
                {
                    throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
                }

                _lengths.Add(0);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && _lengths.Count > 0)
            {
                _lengths[^1] += SheetScan.Text(xml, SheetLimits.CellLength - _lengths[^1]).Length;
            }
        }
    }

    /// <summary>Counts what a cell brings into memory.</summary>
    /// <param name="points">Whether it points to a text.</param>
    /// <param name="value">What it holds.</param>
    public void Count(bool points, string value)
    {
        if (points && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _lengths.Count
            && (_pointedTo += _lengths[at]) > SheetLimits.UnpackedBytes)
        {
            throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
        }
    }
}
