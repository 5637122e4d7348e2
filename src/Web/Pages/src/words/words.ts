import { computed, ref, watchEffect } from 'vue'
import { Refused } from '../fair/refused'
import { en } from './en'
import { zhCN, type Words } from './zh-CN'

export const languages = { 'zh-CN': zhCN as Words, en }
export type Language = keyof typeof languages

const KEPT = 'livefair.language'

function remembered(): Language {
  try {
    const kept = localStorage.getItem(KEPT)
    return kept === 'en' ? 'en' : 'zh-CN'
  } catch {
    // Storage may be switched off; then the first language it is.
    return 'zh-CN'
  }
}

export const language = ref<Language>(remembered())

/** The words of the chosen language. */
export const w = computed(() => languages[language.value])

export function keepLanguage(): void {
  watchEffect(() => {
    document.documentElement.lang = language.value
    try {
      localStorage.setItem(KEPT, language.value)
    } catch {
      // Nothing is lost but the choice after a reload.
    }
  })
}

/** A refusal in words. The server's own words are added where only they name the field, and a wait in seconds. */
export function refusalText(refused: Refused): string {
  if (refused.code === 'TOO_FAST' && refused.retryAfterMs !== undefined) {
    return w.value.common.tooFast(Math.ceil(refused.retryAfterMs / 1_000))
  }
  const words = w.value.refusals[refused.code]
  return (refused.code === 'INVALID' || refused.code === 'UNKNOWN') && refused.title
    ? `${words} (${refused.title})`
    : words
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** A form of the chosen language, made once: a loud room writes hundreds of times a second. */
function written(form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language.value} ${JSON.stringify(form)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language.value, form)
    formats.set(key, format)
  }
  return format
}

export function dateTime(iso: string | undefined): string {
  return iso
    ? written({ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
    : ''
}

export function date(iso: string | undefined): string {
  return iso ? written({ year: 'numeric', month: 'numeric', day: 'numeric' }).format(new Date(iso)) : ''
}

/** A day in full, with its weekday; the year only where it is another one. */
export function day(iso: string): string {
  const time = new Date(iso)
  const year = time.getFullYear() === new Date().getFullYear() ? undefined : 'numeric'
  return written({ year, month: 'long', day: 'numeric', weekday: 'short' }).format(time)
}

export function clock(iso: string): string {
  return written({ hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
}
