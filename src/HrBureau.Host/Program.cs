namespace HrBureau.Host; internal static class Program { private static void Main() { } }
