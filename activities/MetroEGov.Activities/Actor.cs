namespace MetroEGov.Activities;

/// <summary>The person in whose name a register is asked: the one who acted last on the case.</summary>
/// <param name="UserId">The user id that goes out to registers, for example as <c>anwenderkennung</c>.</param>
/// <param name="AuthorityKey">Nine-digit regional key of the authority for which the person acted.</param>
public sealed record Actor(string UserId, string AuthorityKey);
