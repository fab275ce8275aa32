using System.Text;
using MetroEGov.Bpmn.Reading;

namespace MetroEGov.Core.Tests.Bpmn.Reading;

/// <summary>Files damaged at random: the reader answers with problems or processes, and throws at nothing.</summary>
internal sealed class DamagedDiagramTests
{
    private const int Files = 400;

    [Test]
    public void Never_throws_at_a_damaged_diagram()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var intact = File.ReadAllText(TestFiles.Folder("every-element.bpmn"));

        for (var i = 0; i < Files; i++)
        {
            var damaged = Damage(intact, random);

            var result = BpmnReader.Read(damaged, "damaged.bpmn");

            Assert.That(result.Success || result.Processes.IsEmpty, damaged);
            Assert.That(() => BpmnReader.Read(Encoding.UTF8.GetBytes(damaged), "damaged.bpmn"), Throws.Nothing);
            Assert.That(() => BpmnReader.ReadStored(damaged, "damaged.bpmn"), Throws.Nothing, damaged);
        }
    }

    [TestCase("utf-7")]
    [TestCase("utf-32")]
    [TestCase("nonsense")]
    public void Never_throws_at_an_encoding(string encoding) =>
        Assert.That(BpmnReader.Read(Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><a/>"), "x").Success, Is.False);

    /// <summary>Takes away, doubles or swaps whole lines and quoted texts, so that most results are still XML.</summary>
    private static string Damage(string xml, Random random)
    {
        var lines = xml.Split('\n').ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(3, lines.Count);
            switch (random.Next(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(3, lines.Count)]);
                    break;
                case 2:
                    var parts = lines[at].Split('"');
                    if (parts.Length > 2)
                    {
                        parts[1] = lines[random.Next(3, lines.Count)].Split('"').ElementAtOrDefault(3) ?? "";
                    }

                    lines[at] = string.Join('"', parts);
                    break;
                case 3:
                    lines[at] = lines[at].Replace("Event", "Task", StringComparison.Ordinal);
                    break;
                default:
                    lines[at] = lines[at][..random.Next(lines[at].Length + 1)];
                    break;
            }
        }

        return string.Join('\n', lines);
    }
}
