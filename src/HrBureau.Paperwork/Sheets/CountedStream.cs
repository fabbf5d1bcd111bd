namespace HrBureau.Paperwork;

/// <summary>Reads until a number of bytes has come out, then refuses: a bomb is found by what it really unpacks to.</summary>
internal sealed class CountedStream(Stream inner, long limit) : Stream
{
    public long Left { get; private set; } = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        Left -= read;
        return Left >= 0 ? read : throw new SheetRefusedException(SheetFault.UnpacksTooLarge);
    }
}
