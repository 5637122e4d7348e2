namespace LiveFair.Live.Postings;

/// <summary>
/// A point on the map, in degrees. Either WGS-84, as phones know it, or GCJ-02, as Chinese maps print it: the two lie
/// up to 0.7 km apart, so that nothing finer than a kilometre is told from one.
/// </summary>
/// <param name="Lat">North of the equator, from -90 to 90.</param>
/// <param name="Lng">East of Greenwich, from -180 to 180.</param>
[GenerateSerializer, Immutable]
public sealed record GeoPoint([property: Id(0)] double Lat, [property: Id(1)] double Lng)
{
    /// <summary>Whether there is such a place.</summary>
    public bool IsOnEarth() => Lat is >= -90 and <= 90 && Lng is >= -180 and <= 180;
}
