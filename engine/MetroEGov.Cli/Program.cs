using System.CommandLine;

using MetroEGov.Cli.Tck;

var root = new RootCommand("MetroEGov on the command line.") { TckCommand.Create() };
return root.Parse(args).Invoke();
