using MetroEGov.Runtime;

namespace MetroEGov.Host.Pages.Designer;

/// <param name="Processes">The newest version of each.</param>
public sealed record DesignerListModel(IReadOnlyList<Definition> Processes);

/// <param name="AntiforgeryToken">For the scripts of the page, which send it with what they publish.</param>
public sealed record DesignerModel(Definition Process, string AntiforgeryToken);
