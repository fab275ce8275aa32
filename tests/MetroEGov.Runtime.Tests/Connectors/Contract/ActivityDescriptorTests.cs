using MetroEGov.Activities;

namespace MetroEGov.Runtime.Tests.Connectors.Contract;

public sealed class ActivityDescriptorTests
{
    [Test]
    public void Is_read_off_the_class()
    {
        var descriptor = ActivityDescriptor.Of<LookUp>();

        Assert.Multiple(() =>
        {
            Assert.That(descriptor.JobType, Is.EqualTo("sample:look-up"));
            Assert.That(descriptor.Namespace, Is.EqualTo("sample"));
            Assert.That(descriptor.TitleDe, Is.EqualTo("Nachschlagen"));
            Assert.That(descriptor.ReadsRegister, Is.True);
            Assert.That(descriptor.IsIdempotent, Is.True);
            Assert.That(descriptor.IsLocal, Is.False);
            Assert.That(descriptor.Errors.Select(error => error.Code), Is.EqualTo(new[] { "NUMBER_UNKNOWN" }));
            Assert.That(
                descriptor.Inputs.Select(input => (input.Name, input.Kind, input.IsRequired)),
                Is.EqualTo(new[]
                {
                    ("number", ActivityValueKind.String, true),
                    ("detail", ActivityValueKind.String, false),
                    ("urgency", ActivityValueKind.String, false),
                    ("asOf", ActivityValueKind.Date, false),
                    ("limit", ActivityValueKind.Integer, false),
                    ("strict", ActivityValueKind.Boolean, false),
                    ("places", ActivityValueKind.Array, false),
                }));
            Assert.That(descriptor.Inputs[0].LabelDe, Is.EqualTo("Nummer"));
            Assert.That(descriptor.Inputs[2].AllowedValues, Is.EqualTo(new[] { "normal", "same-day" }));
            Assert.That(descriptor.Inputs[6].Members.Single().Name, Is.EqualTo("name"));
            Assert.That(descriptor.Outputs[0].IsRequired, Is.True);
        });
    }

    [Test]
    public void Later_versions_are_part_of_the_job_type()
    {
        var descriptor = ActivityDescriptor.Of<LookUpLater>();

        Assert.That(descriptor.JobType, Is.EqualTo("sample:look-up:v2"));
        Assert.That(descriptor.IsLocal, Is.True);
    }

    [TestCase(typeof(WronglyNamed), "namespace:name")]
    [TestCase(typeof(WithoutContract), "exactly one of IActivity")]
    [TestCase(typeof(string), "no [Activity] attribute")]
    public void A_class_that_is_no_activity_is_refused_with_the_reason(Type type, string reason)
    {
        Assert.That(() => ActivityDescriptor.Of(type), Throws.ArgumentException.With.Message.Contains(reason));
    }

    [Test]
    public void A_catalogue_finds_by_job_type_and_refuses_the_same_twice()
    {
        var catalog = ActivityCatalog.Empty.With(_ => new LookUp()).With(_ => new LookUpLater());

        Assert.That(catalog.Find("sample:look-up:v2")?.Descriptor.Version, Is.EqualTo(2));
        Assert.That(catalog.Find("sample:other"), Is.Null);
        Assert.That(catalog.Descriptors.Count(), Is.EqualTo(2));
        Assert.That(() => catalog.With(_ => new LookUp()), Throws.ArgumentException.With.Message.Contains("is taken"));
    }
}
