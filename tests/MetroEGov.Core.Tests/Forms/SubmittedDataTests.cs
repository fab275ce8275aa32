using MetroEGov.Feel;
using MetroEGov.Forms;

namespace MetroEGov.Core.Tests.Forms;

internal sealed class SubmittedDataTests
{
    [TestCase("{}", """{"a": 1}""", """{"a":1}""", Description = "new variable")]
    [TestCase("""{"a": 1, "b": 2}""", """{"a": 3}""", """{"a":3}""", Description = "what the form does not ask for is not written")]
    [TestCase("""{"p": {"name": "x", "key": 1}}""", """{"p": {"name": "y"}}""", """{"p":{"key":1,"name":"y"}}""", Description = "other members stay")]
    [TestCase("""{"p": {"q": {"r": 1, "s": 2}}}""", """{"p": {"q": {"r": null}}}""", """{"p":{"q":{"r":null,"s":2}}}""", Description = "at every depth")]
    [TestCase("""{"l": [1, 2]}""", """{"l": [3]}""", """{"l":[3]}""", Description = "lists are replaced")]
    [TestCase("""{"p": 1}""", """{"p": {"name": "y"}}""", """{"p":{"name":"y"}}""", Description = "another kind is replaced")]
    [TestCase("null", """{"a": 1}""", """{"a":1}""", Description = "nothing was shown")]
    public void Keeps_what_the_form_did_not_ask_for_inside_of_a_variable(string shown, string accepted, string expected)
    {
        var merged = SubmittedData.Merge(FeelJson.Parse(shown), FeelJson.Parse(accepted));

        Assert.That(FeelValue.Context(merged).TryToJson(out var json, out _), Is.True);
        Assert.That(json, Is.EqualTo(expected));
    }
}
