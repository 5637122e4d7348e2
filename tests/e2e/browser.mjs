// What the journeys share: a browser, a server's address, and its people.
import { chromium } from 'playwright-core'

export const base = (process.env.LIVEFAIR_URL ?? 'http://127.0.0.1:5080').replace(/\/$/, '')
export const password = 'livefair-demo'
export const phoneSize = { width: 360, height: 740 }
export const desktopSize = { width: 1440, height: 900 }

export function launch(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', ...more],
  })
}

/**
 * A person with a browser of their own, logged in when a token is given. What the page reports as an error is kept in
 * `page.troubles`.
 */
export async function person(browser, viewport, path, token, deviceScaleFactor = 1) {
  const context = await browser.newContext({
    viewport, deviceScaleFactor, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
  })
  if (token) {
    await context.addCookies([{ name: 'livefair', value: token, url: base }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.troubles = []
  page.on('pageerror', error => page.troubles.push(String(error)))
  page.on('console', message => {
    // A refusal is an answer; the browser still writes it down as a failed resource.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      page.troubles.push(message.text())
    }
  })
  await page.goto(base + path)
  return page
}

export async function logIn(page, userName) {
  await page.locator('[name=userName]').fill(userName)
  await page.locator('[name=password]').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(url => !url.pathname.startsWith('/login'))
}

/** Chooses in a field of the desktop kit, whose choices stand at the end of the page. */
export async function choose(page, field, choice) {
  await field.press('Enter')
  await page.getByRole('option', { name: choice, exact: true }).click()
}

/** The newest code sent to a number, as the demo shows it. */
export async function codeFor(phone) {
  const sent = await (await fetch(`${base}/api/demo/outbox`)).json()
  return sent.findLast(message => message.phone === phone)?.code
}

/** Confirms a phone in the sheet that asks for it. */
export async function confirmPhone(page, phone) {
  const sheet = page.getByRole('dialog', { name: '验证手机号' })
  await sheet.getByLabel('手机号').fill(phone)
  await sheet.getByRole('button', { name: '发送验证码' }).click()
  await sheet.getByText('验证码已发到').waitFor()
  await sheet.getByLabel('验证码').fill(await codeFor(phone))
  await sheet.getByRole('button', { name: '验证', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}

export function randomPhone() {
  return `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
}

/** Writes into the box of a room or group, and waits until it is said. */
export async function say(page, label, text) {
  await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: '发送' }).click()
  await lineOf(page, text).waitFor()
}

/** The line of the talk that holds a text. */
export function lineOf(page, text) {
  return page.getByRole('listitem').filter({ hasText: text }).first()
}
