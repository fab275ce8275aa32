using MetroEGov.Demo;

// The whole platform on this machine: registry simulators and host on SQLite, until Ctrl-C.
return await Demo.RunAsync(args);
