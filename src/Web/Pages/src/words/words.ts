import { computed, ref, watchEffect } from 'vue'
import type { Finding } from '../fair/records'
import type { Fault, Refused } from '../fair/refused'
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

/** What is wrong with which field; undefined for a newer server's, of which these pages know nothing. */
function faultText(fault: Fault | undefined): string | undefined {
  const words = fault && w.value.faults[fault.kind]?.(fault)
  if (!words || fault.field === undefined) {
    return words
  }
  const name = w.value.fieldNames[fault.field]
  return name && w.value.common.fieldFault(name, words)
}

/** A finding in words, never in the server's own, which are English. */
export function findingText(finding: Finding): string {
  return faultText(finding.fault) ?? w.value.rules[finding.rule] ?? w.value.refusals.INVALID
}

/** A refusal in words, never in the server's own: which field is wrong, and a wait in seconds. */
export function refusalText(refused: Refused): string {
  if (refused.code === 'TOO_FAST' && refused.retryAfterMs !== undefined) {
    return w.value.common.tooFast(Math.ceil(refused.retryAfterMs / 1_000))
  }
  return (refused.code === 'INVALID' ? faultText(refused.fault) : undefined) ?? w.value.refusals[refused.code]
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
