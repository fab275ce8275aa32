using System.Globalization;

namespace MetroEGov.Forms.Submission;

/// <summary>A <see cref="FieldError"/> that does not know its place yet, and all the texts in one table.</summary>
internal sealed record FieldFault(string Code, string German, string English)
{
    public static readonly FieldFault Required = new(FieldErrorCode.Required, "Bitte füllen Sie dieses Feld aus.", "Please fill in this field.");
    public static readonly FieldFault WrongKind = new(FieldErrorCode.WrongKind, "Der Wert hat die falsche Art für dieses Feld.", "The value is of the wrong kind for this field.");
    public static readonly FieldFault NotANumber = new(FieldErrorCode.NotANumber, "Bitte geben Sie eine Zahl ein.", "Please enter a number.");
    public static readonly FieldFault PatternMismatch = new(FieldErrorCode.PatternMismatch, "Die Eingabe hat nicht die verlangte Form.", "The entry does not have the required form.");
    public static readonly FieldFault NotAnEmail = new(FieldErrorCode.NotAnEmail, "Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.", "Please enter an e-mail address, for example name@example.com.");
    public static readonly FieldFault NotAPhone = new(FieldErrorCode.NotAPhone, "Bitte geben Sie eine Telefonnummer mit Ländervorwahl ein, zum Beispiel +49 40 123456.", "Please enter a telephone number with its country code, for example +49 40 123456.");
    public static readonly FieldFault NotAnOption = new(FieldErrorCode.NotAnOption, "Bitte wählen Sie einen der angebotenen Werte.", "Please choose one of the values offered.");
    public static readonly FieldFault NotADate = new(FieldErrorCode.NotADate, "Bitte geben Sie ein Datum ein, das es gibt, zum Beispiel 31.12.2025.", "Please enter a date that exists, for example 2025-12-31.");
    public static readonly FieldFault NotATime = new(FieldErrorCode.NotATime, "Bitte geben Sie eine Uhrzeit ein, zum Beispiel 14:30.", "Please enter a time, for example 14:30.");
    public static readonly FieldFault NotADateTime = new(FieldErrorCode.NotADateTime, "Bitte geben Sie Datum und Uhrzeit ein, zum Beispiel 31.12.2025, 14:30.", "Please enter a date and a time, for example 2025-12-31, 14:30.");
    public static readonly FieldFault PassedDay = new(FieldErrorCode.PassedDay, "Der Tag darf nicht in der Vergangenheit liegen.", "The day must not lie in the past.");
    public static readonly FieldFault ControlCharacter = new(FieldErrorCode.ControlCharacter, "Die Eingabe enthält ein unsichtbares Steuerzeichen. Bitte geben Sie den Text neu ein.", "The entry holds an invisible control character. Please type the text anew.");

    private static readonly CultureInfo GermanNumbers = new("de-DE");

    public static FieldFault TooManyDecimals(int digits) => digits == 0
        ? new(FieldErrorCode.TooManyDecimals, "Bitte geben Sie eine ganze Zahl ein.", "Please enter a whole number.")
        : new(FieldErrorCode.TooManyDecimals, $"Höchstens {digits} Nachkommastellen.", $"At most {digits} decimal places.");

    public static FieldFault NotAMultiple(decimal below, decimal above) => new(
        FieldErrorCode.NotAMultiple,
        $"Die nächsten gültigen Werte sind {De(below)} und {De(above)}.",
        $"The nearest valid values are {En(below)} and {En(above)}.");

    public static FieldFault BelowMinimum(decimal minimum) => new(FieldErrorCode.BelowMinimum, $"Der Wert muss mindestens {De(minimum)} sein.", $"The value must be at least {En(minimum)}.");

    public static FieldFault AboveMaximum(decimal maximum) => new(FieldErrorCode.AboveMaximum, $"Der Wert darf höchstens {De(maximum)} sein.", $"The value must be at most {En(maximum)}.");

    public static FieldFault TooShort(decimal length) => new(FieldErrorCode.TooShort, $"Bitte mindestens {De(length)} Zeichen.", $"Please at least {En(length)} characters.");

    public static FieldFault TooLong(decimal length) => new(FieldErrorCode.TooLong, $"Bitte höchstens {De(length)} Zeichen.", $"Please at most {En(length)} characters.");

    public static FieldFault TooManyItems(int count) => new(FieldErrorCode.TooManyItems, $"Höchstens {count} Einträge.", $"At most {count} entries.");

    public FieldError At(string path) => new(path, Code, German, English);

    private static string De(decimal number) => number.ToString("0.############################", GermanNumbers);

    private static string En(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
