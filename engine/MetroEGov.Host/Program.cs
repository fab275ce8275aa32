using MetroEGov.Host;

return await HostApplication.RunAsync(args);
