using MetroEGov.Host.Pages.Forms;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class TextMarksTests
{
    [TestCase("plain", "p:plain")]
    [TestCase("two\nlines", "p:two lines")]
    [TestCase("one\n\ntwo", "p:one|p:two")]
    [TestCase("# Head\ntext", "h1:Head|p:text")]
    [TestCase("### Head", "h3:Head")]
    [TestCase("#no head", "p:#no head")]
    [TestCase("- a\n- b", "ul:a,b")]
    [TestCase("text\n* a", "p:text|ul:a")]
    [TestCase("a **b** c", "p:a *b* c")]
    [TestCase("2 ** 3", "p:2 ** 3")]
    [TestCase("<b>x</b> [y](z)", "p:<b>x</b> [y](z)")]
    [TestCase("", "")]
    public void Only_headings_lists_paragraphs_and_strong_are_read(string text, string expected) =>
        Assert.That(string.Join('|', TextMarks.Blocks(text).Select(Show)), Is.EqualTo(expected));

    private static string Show(TextMarks.Block block) => block switch
    {
        TextMarks.Heading heading => $"h{heading.Level}:{Show(heading.Spans)}",
        TextMarks.List list => $"ul:{string.Join(',', list.Items.Select(Show))}",
        TextMarks.Paragraph paragraph => $"p:{Show(paragraph.Spans)}",
        _ => "?",
    };

    private static string Show(IReadOnlyList<TextMarks.Span> spans) =>
        string.Concat(spans.Select(span => span.IsStrong ? $"*{span.Text}*" : span.Text));
}
