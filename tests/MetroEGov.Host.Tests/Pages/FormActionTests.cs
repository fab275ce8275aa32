using MetroEGov.Host.Pages.Forms;

namespace MetroEGov.Host.Tests.Pages;

internal sealed class FormActionTests
{
    [Test]
    public void Every_button_is_read_back()
    {
        Assert.That(FormAction.Parse(FormAction.Add("persons")), Is.EqualTo(new FormAction.AddItem("persons")));
        Assert.That(FormAction.Parse(FormAction.Remove("a[1].b", 2)), Is.EqualTo(new FormAction.RemoveItem("a[1].b", 2)));
        Assert.That(FormAction.Parse(FormAction.SaveValue), Is.EqualTo(new FormAction.SaveDraft()));
        Assert.That(FormAction.Parse(FormAction.RefreshValue), Is.EqualTo(new FormAction.RefreshForm()));
        Assert.That(FormAction.Parse(null), Is.EqualTo(new FormAction.CompleteTask()));
    }

    [TestCase("remove:x:persons")]
    [TestCase("remove:-1:persons")]
    [TestCase("delete")]
    public void A_button_that_no_page_has_is_not_read(string value) => Assert.That(FormAction.Parse(value), Is.Null);
}
