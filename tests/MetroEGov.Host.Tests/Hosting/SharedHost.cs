using MetroEGov.Host.Tests.Hosting;

namespace MetroEGov.Host.Tests;

/// <summary>One host for all tests that leave no trace that others would see; starting one takes a second or two.</summary>
[SetUpFixture]
internal sealed class SharedHost
{
    private static TestHost? _host;

    public static TestHost Current => _host ?? throw new InvalidOperationException("The shared host has not started.");

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await TestHost.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }
}
