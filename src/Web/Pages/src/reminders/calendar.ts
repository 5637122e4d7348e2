/** What a calendar is told of a broadcast. */
export interface Entry {
  id: string
  title: string
  startsAt: string
  url: string
  /** How long before the start it reminds. */
  minutes: readonly number[]
}

const DURATION = 'PT2H'
const FOLD_AT = 75

/** A calendar file (RFC 5545) with one event and its alarms; lines end in CRLF and are folded at 75 octets. */
export function calendarOf({ id, title, startsAt, url, minutes }: Entry, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//LiveFair//LiveFair//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    'BEGIN:VEVENT', `UID:${id}@livefair`, `DTSTAMP:${utc(now)}`, `DTSTART:${utc(new Date(startsAt))}`,
    `DURATION:${DURATION}`, `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(url)}`, `URL:${url}`,
    ...minutes.flatMap(minute => [
      'BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-PT${minute}M`, `DESCRIPTION:${escaped(title)}`, 'END:VALARM',
    ]),
    'END:VEVENT', 'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

function utc(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

/** A character of several octets stays whole. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  const rows = ['']
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > FOLD_AT) {
      rows.push(' ')
      octets = 1
    }
    rows[rows.length - 1] += character
    octets += size
  }
  return rows.join('\r\n')
}
