export const densities = ['few', 'some', 'many'] as const
export const sizes = ['small', 'middle', 'large'] as const
export const areas = ['quarter', 'half', 'all'] as const
export const dataUses = ['picture', 'sound', 'text'] as const

/** What is fetched of the broadcast: all of it, its sound, or its words alone. */
export type DataUse = (typeof dataUses)[number]

/** How comments run over the picture. */
export interface DanmakuSettings {
  on: boolean
  density: (typeof densities)[number]
  size: (typeof sizes)[number]
  /** In percent, from 30 to 100. */
  opacity: number
  /** How much of the picture they may cover, from its top. */
  area: (typeof areas)[number]
}

/** What a viewer chose for every room on this device. */
export interface Settings {
  danmaku: DanmakuSettings
  dataUse: DataUse
}

/** What is kept, made good: whatever is missing or was never a choice is as at first. */
export function readSettings(kept: string | null, calm: boolean): Settings {
  const given = parsed(kept)
  const danmaku = record(given.danmaku)
  return {
    danmaku: {
      // Who asked the device for little motion gets none unless they ask for it here.
      on: typeof danmaku.on === 'boolean' ? danmaku.on : !calm,
      density: oneOf(densities, danmaku.density, 'some'),
      size: oneOf(sizes, danmaku.size, 'middle'),
      opacity: typeof danmaku.opacity === 'number' ? Math.min(100, Math.max(30, danmaku.opacity)) : 90,
      area: oneOf(areas, danmaku.area, 'half'),
    },
    dataUse: oneOf(dataUses, given.dataUse, 'picture'),
  }
}

function parsed(kept: string | null): Record<string, unknown> {
  try {
    return record(JSON.parse(kept ?? '{}'))
  } catch {
    // Somebody else wrote there, or only half of it was written.
    return {}
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
}

function oneOf<T extends string>(choices: readonly T[], value: unknown, first: T): T {
  return choices.includes(value as T) ? value as T : first
}
