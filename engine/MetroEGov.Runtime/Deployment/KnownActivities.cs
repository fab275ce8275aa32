using MetroEGov.Activities;
using MetroEGov.Bpmn.Validation;

namespace MetroEGov.Runtime.Deployment;

/// <summary>What deployment may demand of tasks, because the host knows its activities.</summary>
internal sealed class KnownActivities(ActivityCatalog activities) : IKnownActivities
{
    public ActivityRequirements? Find(string jobType) => activities.Find(jobType)?.Descriptor is { } activity
        ? new ActivityRequirements(
            [.. activity.Inputs.Where(input => input.IsRequired).Select(input => input.Name)], activity.ReadsRegister)
        : null;
}
