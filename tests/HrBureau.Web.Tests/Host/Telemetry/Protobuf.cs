using System.Buffers.Binary;
using System.Text;

namespace HrBureau.Web.Tests;

/// <summary>The little of the protobuf wire format that reading OTLP takes.</summary>
internal static class Protobuf
{
    /// <summary>The fields of a message, in order.</summary>
    public static List<Field> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<Field>();
        var at = 0;
        while (at < message.Length)
        {
            var key = Number(message.Span, ref at);
            var (number, bytes) = (0UL, ReadOnlyMemory<byte>.Empty);
            switch (key & 7)
            {
                case 0:
                    number = Number(message.Span, ref at);
                    break;
                case 1:
                    number = BinaryPrimitives.ReadUInt64LittleEndian(message.Span[at..]);
                    at += 8;
                    break;
                case 2:
                    var length = (int)Number(message.Span, ref at);
                    bytes = message.Slice(at, length);
                    at += length;
                    break;
                case 5:
                    number = BinaryPrimitives.ReadUInt32LittleEndian(message.Span[at..]);
                    at += 4;
                    break;
                default:
                    throw new FormatException($"Wire type {key & 7}.");
            }

            fields.Add(new Field((int)(key >> 3), number, bytes));
        }

        return fields;
    }

    /// <summary>Attributes among the fields of a message, each value as text.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(IEnumerable<Field> fields, int id) => Attributes(fields.Where(field => field.Id == id));

    /// <summary>Attributes, each value as text.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(IEnumerable<Field> attributes) => attributes
        .Select(attribute => Read(attribute.Bytes))
        .ToDictionary(pair => pair.Single(part => part.Id == 1).Text, pair => Value(pair.SingleOrDefault(part => part.Id == 2)), StringComparer.Ordinal);

    private static string Value(Field? any) => any is null || Read(any.Bytes) is not [var value] ? "" : value switch
    {
        { Id: 1 } => value.Text,
        { Id: 4 } => BitConverter.UInt64BitsToDouble(value.Number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        { Id: 2 or 3 } => value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.Hex,
    };

    private static ulong Number(ReadOnlySpan<byte> span, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = span[at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }
    }

    /// <summary>One field.</summary>
    /// <param name="Id">Its number in the schema.</param>
    /// <param name="Number">Its value where it is a number.</param>
    /// <param name="Bytes">Its value where it is a text, bytes or a message.</param>
    internal sealed record Field(int Id, ulong Number, ReadOnlyMemory<byte> Bytes)
    {
        public string Text => Encoding.UTF8.GetString(Bytes.Span);

        public string Hex => Convert.ToHexStringLower(Bytes.Span);
    }
}
