// What the journeys set up over HTTP before they open a browser, so that each has data of its own.
import { base, codeFor, password, randomPhone } from './browser.mjs'

export const opId = () => crypto.randomUUID()

export async function call(method, path, token, body) {
  const answer = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) {
    throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  }
  return text ? JSON.parse(text) : undefined
}

export async function tokenOf(userName) {
  return (await call('POST', '/api/auth/login', undefined, { userName, password })).token
}

/** A viewer with a confirmed phone. */
export async function newViewer(nickname) {
  const phone = randomPhone()
  const { token } = await call('POST', '/api/viewers', undefined, { nickname })
  await call('POST', '/api/viewers/me/phone', token, { phone })
  await call('POST', '/api/viewers/me/phone/confirm', token, { phone, code: await codeFor(phone) })
  return { nickname, phone, token }
}

/** A session of the demo's host with as many postings, or with those given, started; its title is its own. */
export async function liveSession(title, count, chosen) {
  const host = await tokenOf('host')
  const postings = chosen ?? (await call('GET', '/api/postings?state=published', host)).items.slice(0, count)
  return startedSession(host, `${title} ${Date.now()}`, postings)
}

export async function startedSession(host, title, postings) {
  const session = await call('POST', '/api/sessions', host, {
    title, startsAt: new Date().toISOString(), postingIds: postings.map(posting => posting.id),
  })
  await call('POST', `/api/sessions/${session.id}/start`, host, { opId: opId() })
  return { ...session, host, postings, path: `/api/sessions/${session.id}` }
}

/** A published posting of its own, which a test may withdraw. */
export async function newPosting(title) {
  const staff = await tokenOf('staff')
  const employers = (await call('GET', '/api/employers', staff)).items
  const { id } = await call('POST', '/api/postings', staff, {
    employerId: employers.find(employer => employer.verified && employer.mandateUntil).id,
    // Comments name it, in which a long number would be masked.
    title: `${title} ${Date.now().toString(36).replace(/\d/g, digit => 'abcdefghij'[digit])}`,
    employmentType: 'fullTime', headcount: 20,
    pay: { text: '月薪5000元，包住', min: 5000, max: 5000, unit: 'month', settlement: 'month' },
    place: '银川市兴庆区物流园北区3号库', hours: '8:30-17:30', content: '按线路分拣包裹，单件不超过15公斤', benefits: ['包住'],
    validThrough: new Date(Date.now() + 20 * 86_400_000).toISOString(),
  })
  return call('POST', `/api/postings/${id}/publish`, staff, {})
}

export function apply(session, posting, viewer, name) {
  return call('POST', `/api/postings/${posting.id}/applications`, viewer.token, {
    opId: opId(), sessionId: session.id, name, phone: viewer.phone,
    consent: { employerId: posting.employer.id, version: posting.consentVersion },
  })
}

export async function enrol(session, viewer) {
  const seat = { opId: opId(), consentVersion: session.groupConsentVersion }
  return (await call('POST', `${session.path}/enrolments`, viewer.token, seat)).groupId
}

/** A unified social credit code that nobody has, with its check character (GB 32100-2015). */
export function randomUscc() {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const body = Array.from('91640100MA7').concat(
    Array.from({ length: 6 }, () => characters[Math.floor(Math.random() * 31)]))
  const sum = body.reduce((sum, character, i) => sum + characters.indexOf(character) * 3 ** i % 31, 0)
  return body.join('') + characters[(31 - sum % 31) % 31]
}
