/** How a picture is encoded. Sides are the longer and the shorter one, so that a phone may be held upright. */
export interface Quality {
  longSide: number
  shortSide: number
  frameRate: number
  bitrate: number
}

export type QualityName = 'low' | 'middle' | 'high'

export const qualities: Record<QualityName, Quality> = {
  low: { longSide: 854, shortSide: 480, frameRate: 25, bitrate: 700_000 },
  middle: { longSide: 1280, shortSide: 720, frameRate: 30, bitrate: 1_600_000 },
  high: { longSide: 1920, shortSide: 1080, frameRate: 30, bitrate: 3_000_000 },
}

export interface Size {
  width: number
  height: number
}

/** The size a picture is encoded in: never larger than it is, and even, as H.264 needs it. */
export function sizeWithin({ width, height }: Size, { longSide, shortSide }: Quality): Size {
  const scale = Math.min(1, longSide / Math.max(width, height), shortSide / Math.min(width, height))
  const even = (side: number) => Math.max(2, 2 * Math.round(side * scale / 2))
  return { width: even(width), height: even(height) }
}

/** Baseline H.264, which every phone decodes, of the level that the size needs (ITU-T H.264, table A-1). */
export function codecFor({ width, height }: Size): string {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16)
  return blocks <= 1_620 ? 'avc1.42E01E' : blocks <= 3_600 ? 'avc1.42E01F' : 'avc1.42E028'
}
