using System.CommandLine;
using MetroEGov.Cli;
using MetroEGov.Cli.Tck;

var root = new RootCommand("MetroEGov on the command line: checks and tests procedures, runs the DMN conformance kit.")
{
    CheckCommand.Create(),
    TestCommand.Create(),
    TckCommand.Create(),
};
return root.Parse(args).Invoke();
