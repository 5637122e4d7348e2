import type { Posting, PostingDraft } from '../fair/records'
import { toLocalInput } from '../parts/clock'

/** A posting as its form holds it: every field a text. */
export interface PostingFormText {
  employerId: string
  title: string
  category: string
  employmentType: string
  payText: string
  payMin: string
  payMax: string
  payUnit: string
  settlement: string
  headcount: string
  place: string
  lat: string
  lng: string
  hours: string
  benefits: string
  content: string
  requirements: string
  validThrough: string
  sourceType: string
  sourceName: string
}

export function formOf(posting?: Posting): PostingFormText {
  return {
    employerId: posting?.employer.id ?? '',
    title: posting?.title ?? '',
    category: posting?.category ?? '',
    employmentType: posting?.employmentType ?? 'fullTime',
    payText: posting?.pay.text ?? '',
    payMin: posting?.pay.min?.toString() ?? '',
    payMax: posting?.pay.max?.toString() ?? '',
    payUnit: posting?.pay.unit ?? '',
    settlement: posting?.pay.settlement ?? '',
    headcount: posting?.headcount.toString() ?? '1',
    place: posting?.place ?? '',
    lat: posting?.position?.lat.toString() ?? '',
    lng: posting?.position?.lng.toString() ?? '',
    hours: posting?.hours ?? '',
    benefits: posting?.benefits.join('、') ?? '',
    content: posting?.content ?? '',
    requirements: posting?.requirements ?? '',
    validThrough: posting ? toLocalInput(new Date(posting.validThrough)) : '',
    sourceType: posting?.source?.type ?? '',
    sourceName: posting?.source?.name ?? '',
  }
}

/** What is sent. Empty fields are left out; a number that is none stays out, and the screen asks for it. */
export function draftOf(form: PostingFormText): PostingDraft {
  return {
    employerId: form.employerId,
    title: form.title.trim(),
    category: text(form.category),
    employmentType: form.employmentType,
    pay: {
      text: form.payText.trim(),
      min: number(form.payMin),
      max: number(form.payMax),
      unit: text(form.payUnit),
      settlement: text(form.settlement),
    },
    headcount: Math.trunc(number(String(form.headcount)) ?? 0),
    place: form.place.trim(),
    position: position(form),
    hours: text(form.hours),
    benefits: form.benefits.split(/[、,，]/).map(benefit => benefit.trim()).filter(benefit => benefit !== ''),
    content: text(form.content),
    requirements: text(form.requirements),
    validThrough: new Date(form.validThrough).toISOString(),
    source: text(form.sourceType) ? { type: form.sourceType.trim(), name: text(form.sourceName) } : undefined,
  }
}

/** Whether the lowest pay is not above the highest; where one is missing there is nothing to compare. */
export function isPayInOrder({ payMin, payMax }: Pick<PostingFormText, 'payMin' | 'payMax'>): boolean {
  return !((number(payMin) ?? 0) > (number(payMax) ?? Infinity))
}

/** Half a position is sent as it is written: the server says what is missing. */
function position({ lat, lng }: PostingFormText): PostingDraft['position'] {
  return text(lat) || text(lng) ? { lat: number(lat), lng: number(lng) } : undefined
}

function text(written: string): string | undefined {
  return written.trim() || undefined
}

function number(written: string): number | undefined {
  const value = Number(written.trim())
  return written.trim() === '' || !Number.isFinite(value) ? undefined : value
}
