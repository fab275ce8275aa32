using System.Collections.Immutable;
using System.Globalization;

using MetroEGov.Feel;
using MetroEGov.Forms.Submission;

namespace MetroEGov.Forms.Evaluation;

/// <summary>Lays the components of a form out over the data: fields find their input and what was submitted, lists their items.</summary>
internal sealed class FormTree
{
    private FormTree(FormScope root, ImmutableArray<ComponentState> components)
    {
        Root = root;
        Components = components;
    }

    public FormScope Root { get; }

    public ImmutableArray<ComponentState> Components { get; }

    public static FormTree Build(FormDefinition form, FeelValue inputData, FormPost? post)
    {
        var root = new FormScope(null, inputData.TryGetContext(out var input) ? input : FeelContextValue.Empty, []);
        return new(root, BuildAll(form.Components, new Place(root, [], "", "", post?.Root)));
    }

    /// <summary>All states in document order, containers before what is in them.</summary>
    public IEnumerable<ComponentState> All() => Components.SelectMany(Descend);

    private static IEnumerable<ComponentState> Descend(ComponentState state) => state.Children.SelectMany(Descend).Prepend(state);

    private static ImmutableArray<ComponentState> BuildAll(ImmutableArray<FormComponent> components, Place place) =>
        [.. components.Select(component => Build(component, place))];

    private static ComponentState Build(FormComponent component, Place place) => component switch
    {
        FormField field => BuildField(field, place),
        ListContainer list => BuildList(list, place),
        FormContainer group => new ContainerState(group, place.Scope, group.Id + place.IdSuffix, BuildAll(group.Components, place.Within(group.Path))),
        _ => new ComponentState(component, place.Scope, component.Id + place.IdSuffix),
    };

    private static FieldState BuildField(FormField field, Place place)
    {
        ImmutableArray<string> key = [.. place.Prefix, .. field.Key];
        return new(field, place.Scope, field.Id + place.IdSuffix)
        {
            Key = key,
            Path = place.PathOf(key),
            Input = DataPath.Get(place.Scope.Input, key),
            Posted = place.Posted?.At(key),
            IsHtmlPost = place.Posted is HtmlNode,
        };
    }

    private static ListState BuildList(ListContainer list, Place place)
    {
        ImmutableArray<string> key = [.. place.Prefix, .. list.Path];
        var path = place.PathOf(key);
        ImmutableArray<FeelValue>? input = DataPath.Get(place.Scope.Input, key) is { } given && given.TryGetList(out var givenItems) ? givenItems : null;
        var posted = place.Posted?.At(key)?.Items;
        var initialCount = input?.Length ?? list.DefaultRepetitions;
        var wanted = list.AllowsAddAndRemove && posted is not null
            ? posted
            : [.. Enumerable.Range(0, initialCount).Select(index => posted?.FirstOrDefault(item => item.Index == index) ?? new PostedItem(index, null))];
        var taken = wanted.Take(Math.Max(FormLimits.MaxItems, initialCount)).ToArray();

        var items = ImmutableArray.CreateBuilder<ItemState>(taken.Length);
        foreach (var (index, node) in taken)
        {
            var itemInput = input is { } inputs && index < inputs.Length && inputs[index].TryGetContext(out var context) ? context : FeelContextValue.Empty;
            var scope = place.Scope.ForItem(itemInput, items.Count);
            var number = index.ToString(CultureInfo.InvariantCulture);
            items.Add(new(index, scope, BuildAll(list.Components, new(scope, [], $"{path}[{number}].", $"{place.IdSuffix}_{number}", node))));
        }

        return new(list, place.Scope, list.Id + place.IdSuffix, items.MoveToImmutable())
        {
            Key = key,
            Path = path,
            HasTooMany = wanted.Count > taken.Length,
            NextIndex = Math.Max(initialCount, taken.Length == 0 ? 0 : taken.Max(item => item.Index) + 1),
        };
    }

    /// <param name="Prefix">Keys of the groups around, relative to the scope.</param>
    /// <param name="PathPrefix">From the root to the scope, with a dot at the end.</param>
    private sealed record Place(FormScope Scope, ImmutableArray<string> Prefix, string PathPrefix, string IdSuffix, PostedNode? Posted)
    {
        public Place Within(ImmutableArray<string> path) => path.IsEmpty ? this : this with { Prefix = [.. Prefix, .. path] };

        public string PathOf(ImmutableArray<string> key) => PathPrefix + string.Join('.', key);
    }
}
