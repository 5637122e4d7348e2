/** How many watched at a moment of the session. */
export interface AudienceSample {
  atMs: number
  viewers: number
}

/** Of each as many milliseconds one sample is kept: the newest. */
const STEP_MS = 5_000
/** As many as a small curve can show. */
const MOST = 360

const step = (sample: AudienceSample) => Math.floor(sample.atMs / STEP_MS)

export function addSample(samples: readonly AudienceSample[], next: AudienceSample): AudienceSample[] {
  const last = samples.at(-1)
  const kept = last && step(last) >= step(next) ? samples.slice(0, -1) : samples
  return [...kept, next].slice(-MOST)
}

/** What the server kept of the time before, and what this page counted since. */
export function joinAudience(
  told: readonly AudienceSample[], counted: readonly AudienceSample[],
): AudienceSample[] {
  const since = counted[0]?.atMs ?? Infinity
  return [...told.filter(sample => sample.atMs < since), ...counted]
}

/** The curve as the points of an SVG polyline, the latest at the right edge; empty until there are two samples. */
export function polyline(samples: readonly AudienceSample[], width: number, height: number): string {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || first.atMs === last.atMs) {
    return ''
  }
  const most = peak(samples) || 1
  return samples.map(({ atMs, viewers }) => {
    const x = (atMs - first.atMs) / (last.atMs - first.atMs) * width
    return `${x.toFixed(1)},${(height - viewers / most * height).toFixed(1)}`
  }).join(' ')
}

export function peak(samples: readonly AudienceSample[]): number {
  return samples.reduce((most, { viewers }) => Math.max(most, viewers), 0)
}
