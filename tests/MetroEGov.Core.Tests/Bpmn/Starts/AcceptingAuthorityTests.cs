using MetroEGov.Bpmn.Execution;
using MetroEGov.Bpmn.Execution.Starts;
using MetroEGov.Feel;

namespace MetroEGov.Core.Tests.Bpmn.Starts;

internal sealed class AcceptingAuthorityTests
{
    [TestCase("020000000", """{"key":"020000000","name":"Hamburg"}""")]
    [TestCase("033535404", """{"key":"033535404","name":"Buchholz in der Nordheide"}""")]
    [TestCase("999999999", null)]
    public void Is_key_and_short_name_as_the_region_knows_them(string key, string? json) =>
        Assert.That(AcceptingAuthority.Find(new Region(), key)?.Json, Is.EqualTo(json));

    [Test]
    public void Without_a_region_the_key_stands_for_the_name() =>
        Assert.That(AcceptingAuthority.Find(new Nothing(), "020000000")?.Json, Is.EqualTo("""{"key":"020000000","name":"020000000"}"""));

    private sealed class Region : IClusterVariables
    {
        public FeelValue? Find(string name) => name == "region"
            ? FeelJson.Parse("""{"authorities":{"020000000":{"name":"Hamburg, Freie und Hansestadt"},"033535404":{"name":"Buchholz in der Nordheide"}}}""")
            : null;
    }

    private sealed class Nothing : IClusterVariables
    {
        public FeelValue? Find(string name) => null;
    }
}
