namespace SoraCollab.Core.Takes;

/// <summary>One generated result of a shot. Immutable: a take is never made again in place.</summary>
public sealed record Take
{
    /// <summary>The take's name.</summary>
    public required TakeId Id { get; init; }

    /// <summary>The shot it belongs to.</summary>
    public required ShotId ShotId { get; init; }

    /// <summary>1 for the shot's first take, one more for each later one.</summary>
    public required int Number { get; init; }

    /// <summary>How it was made.</summary>
    public required TakeRecipe Recipe { get; init; }

    /// <summary>Its files.</summary>
    public required TakeMedia Media { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who asked for it.</summary>
    public required UserId CreatedBy { get; init; }

    /// <summary>The team's judgement, 1 to 5; null while there is none. The one thing of a take that changes.</summary>
    public int? Rating { get; init; }
}
