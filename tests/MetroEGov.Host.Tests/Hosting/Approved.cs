namespace MetroEGov.Host.Tests.Hosting;

/// <summary>Files of the repository that a person has approved. <c>UPDATE_APPROVED=1 dotnet test …</c> writes them anew, for a person to look at.</summary>
internal static class Approved
{
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1";

    public static string FileOf(string pathInRepository) => Path.Combine(TestWorkflows.Repository, "..", pathInRepository);

    /// <summary>Fails with the first lines that differ.</summary>
    public static void Compare(string file, string found)
    {
        if (IsUpdate)
        {
            File.WriteAllText(file, found);
            return;
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        if (approved == found)
            return;
        var (before, after) = (approved.Split('\n'), found.Split('\n'));
        var line = Enumerable.Range(0, int.Max(before.Length, after.Length)).First(at => before.ElementAtOrDefault(at) != after.ElementAtOrDefault(at));
        Assert.Fail(
            $"{Path.GetFileName(file)} is not what was approved, from line {line + 1} on:\n"
            + string.Join("\n", before.Skip(line).Take(5).Select(text => "- " + text)) + "\n"
            + string.Join("\n", after.Skip(line).Take(5).Select(text => "+ " + text)) + "\n"
            + "If the new text is right, run the test once with UPDATE_APPROVED=1 and commit the file.");
    }
}
