/** Looks a place up on a map, in the app where the phone has one. It needs no key, and tells nothing of who asks. */
export function mapOf(place: string): string {
  return `https://uri.amap.com/search?${new URLSearchParams({ keyword: place, src: 'livefair', callnative: '1' })}`
}
