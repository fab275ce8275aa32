namespace MetroEGov.Host.Pages.Designer;

/// <summary>The page around a file's editor; the script asks the library for the text.</summary>
/// <param name="ProcedureId">The folder of the file.</param>
/// <param name="FileName">Its name within the procedure.</param>
/// <param name="AntiforgeryToken">For the scripts of the page, which send it with what they save and publish.</param>
public sealed record EditorModel(string ProcedureId, string FileName, string AntiforgeryToken);
