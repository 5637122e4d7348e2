import { ref } from 'vue'
import { keep, kept } from './kept'
import { kmBetween, readPlace, rounded, type Point } from './place'

const KEPT = 'livefair.place'
const PATIENCE_MS = 15_000
/** Somebody who was there five minutes ago has not come far. */
const OLD_MS = 300_000

/** Where this device's owner is, if they said so. It stays on the device: no request carries it. */
const place = ref<Point | undefined>(readPlace(kept(KEPT)))

function set(point: Point | undefined): void {
  place.value = point
  keep(KEPT, point && JSON.stringify(point))
}

/** Rejects when the person or the device does not say. */
async function ask(): Promise<void> {
  const found = await new Promise<GeolocationPosition>((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: PATIENCE_MS, maximumAge: OLD_MS }))
  set(rounded({ lat: found.coords.latitude, lng: found.coords.longitude }))
}

export function usePlace() {
  return {
    place,
    /** A browser tells where it is to pages over https alone. */
    canAsk: isSecureContext && 'geolocation' in navigator,
    ask,
    forget: () => set(undefined),
    /** Whole kilometres to a posting; undefined when either end is not known. */
    kmTo: (position: Point | undefined) => place.value && position ? kmBetween(place.value, position) : undefined,
  }
}
