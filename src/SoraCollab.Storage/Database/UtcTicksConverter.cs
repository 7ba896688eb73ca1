using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SoraCollab.Storage.Database;

/// <summary>Stores a time as the number of 100 ns ticks since the year 1, in UTC.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
