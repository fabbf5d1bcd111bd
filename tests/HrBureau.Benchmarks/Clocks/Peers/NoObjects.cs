using Quartz.Spi;

namespace HrBureau.Benchmarks;

/// <summary>Quartz wants a serializer named although its job data are plain properties.</summary>
internal sealed class NoObjects : IObjectSerializer
{
    public void Initialize()
    {
    }

    public byte[] Serialize<T>(T obj)
        where T : class => throw new NotSupportedException("Job data are properties.");

    public T DeSerialize<T>(byte[] data)
        where T : class => throw new NotSupportedException("Job data are properties.");
}
