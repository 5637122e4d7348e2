import type { Pay } from '../fair/messages'

/** 月计薪天数 and 月计薪时数 by law (人社部发〔2025〕2号): 21.75 paid days, of eight hours each. */
export const DAYS_A_MONTH = 21.75
export const HOURS_A_MONTH = 174
const DAYS_A_WEEK = 5
/** What a product of decimals may lack to the half it should be. */
const TINY = 1e-9

/** Yuan for a month of full work. */
export interface MonthlyPay {
  min?: number
  max?: number
  /** What was made a month of. */
  from: 'hour' | 'day' | 'week'
}

const timesAMonth: Record<MonthlyPay['from'], number> = {
  hour: HOURS_A_MONTH, day: DAYS_A_MONTH, week: DAYS_A_MONTH / DAYS_A_WEEK,
}

/**
 * What a pay by the hour, day or week comes to in a month, so that postings can be compared. Undefined for pay by the
 * month, which is what it says, and for pay by piece or job, which no time tells.
 */
export function monthly({ min, max, unit }: Pick<Pay, 'min' | 'max' | 'unit'>): MonthlyPay | undefined {
  if (!isTime(unit) || (min ?? max) === undefined) {
    return undefined
  }
  const ofMonth = (amount: number | undefined) =>
    // An estimate pretends to no yuan.
    amount === undefined ? undefined : Math.round(amount * timesAMonth[unit] / 10 + TINY) * 10
  return { min: ofMonth(min), max: ofMonth(max), from: unit }
}

function isTime(unit: string | undefined): unit is MonthlyPay['from'] {
  return unit !== undefined && unit in timesAMonth
}

/** `3,480`, `3,480–4,350`, or with one end open `3,480+` and `≤4,350`. */
export function amounts({ min, max }: Pick<MonthlyPay, 'min' | 'max'>): string {
  const words = (amount: number) => amount.toLocaleString('en-US')
  return min === undefined ? `≤${words(max!)}`
    : max === undefined ? `${words(min)}+`
      : min === max ? words(min) : `${words(min)}–${words(max)}`
}
