using MetroEGov.Benchmarks;

return args switch
{
    ["feel"] => FeelBenchmarks.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/MetroEGov.Benchmarks -- feel");
    return 2;
}
