namespace SoraCollab.Training.Captions;

/// <summary>
/// The hours and weathers that a setting has, with the first phrase of each, and the light by what causes it: the setting itself
/// (under its name), a weather or an hour; the first that is found in this order counts.
/// </summary>
public sealed record VocabularySetting(
    string Name, IReadOnlyDictionary<string, string> Times, IReadOnlyDictionary<string, string> Weathers, IReadOnlyDictionary<string, string> Lights);
