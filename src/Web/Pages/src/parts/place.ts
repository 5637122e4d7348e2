/** A point on the map, in degrees. */
export interface Point {
  lat: number
  lng: number
}

const EARTH_KM = 6_371
/** About half a kilometre: enough for a distance in whole kilometres, and too little to find somebody's door. */
const STEP = 0.005

/**
 * How far it is as the crow flies, in whole kilometres; 0 is less than one. Nothing finer is true: what is kept of a
 * place is rounded, and a map's points lie up to 0.7 km from a phone's.
 */
export function kmBetween(from: Point, to: Point): number {
  const radians = (degrees: number) => degrees * Math.PI / 180
  const [half, across] = [radians(to.lat - from.lat) / 2, radians(to.lng - from.lng) / 2]
  const h = Math.sin(half) ** 2 + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * Math.sin(across) ** 2
  const km = 2 * EARTH_KM * Math.asin(Math.sqrt(h))
  return km < 1 ? 0 : Math.round(km)
}

/** What may be kept of where somebody is. */
export function rounded({ lat, lng }: Point): Point {
  const step = (degrees: number) => Number((Math.round(degrees / STEP) * STEP).toFixed(3))
  return { lat: step(lat), lng: step(lng) }
}

/** A place that was kept; undefined when there is none, or what stands there is none. */
export function readPlace(kept: string | null): Point | undefined {
  try {
    const { lat, lng } = JSON.parse(kept ?? '{}') as Partial<Point>
    return Number.isFinite(lat) && Number.isFinite(lng) ? { lat: lat!, lng: lng! } : undefined
  } catch {
    // Half written, or somebody else's: then no distance is told, as before anybody asked.
    return undefined
  }
}
