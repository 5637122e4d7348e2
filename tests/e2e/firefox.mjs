// Debian's Firefox, driven by WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): Playwright drives only its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'

const LOOK_MS = 100

/** Answers a browser whose pages have as much of Playwright's as the journeys need. */
export async function launchFirefox() {
  const profile = await mkdtemp(join(tmpdir(), 'livefair-firefox-'))
  const firefox = spawn(process.env.FIREFOX ?? '/usr/bin/firefox-esr', [
    '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0',
  ], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exit = once(firefox, 'exit')
  async function close() {
    firefox.kill()
    await exit
    await rm(profile, { recursive: true, force: true })
  }
  try {
    const driver = await connect(await addressOf(firefox))
    return { newPage: () => newPage(driver), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function addressOf(firefox) {
  const lines = createInterface({ input: firefox.stderr })
  for await (const line of lines) {
    const address = /WebDriver BiDi listening on (\S+)/.exec(line)?.[1]
    if (address) {
      // Whatever it writes later must not fill the pipe.
      firefox.stderr.resume()
      return address
    }
  }
  throw new Error('Firefox ended before it could be driven.')
}

async function connect(address) {
  const socket = new WebSocket(`${address}/session`)
  await once(socket, 'open')
  const waiting = new Map()
  const listeners = []
  socket.on('message', data => {
    const message = JSON.parse(data)
    if (message.type === 'event') {
      listeners.forEach(listener => listener(message))
      return
    }
    const { answered, refused } = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.type === 'success') {
      answered(message.result)
    } else {
      refused(new Error(`${message.error}: ${message.message}`))
    }
  })
  socket.on('close', () => waiting.forEach(({ refused }) => refused(new Error('Firefox ended.'))))
  let id = 0
  const driver = {
    call: (method, params) => new Promise((answered, refused) => {
      waiting.set(++id, { answered, refused })
      socket.send(JSON.stringify({ id, method, params }))
    }),
    on: listener => listeners.push(listener),
  }
  await driver.call('session.new', { capabilities: {} })
  await driver.call('session.subscribe', { events: ['log.entryAdded'] })
  return driver
}

async function newPage({ call, on }) {
  // A window of its own, for a tab behind another is hidden, and a hidden page's picture may stand.
  const { context } = await call('browsingContext.create', { type: 'window' })
  const troubles = []
  on(({ params }) => {
    if (params.source.context === context && params.level === 'error') {
      troubles.push(params.text)
    }
  })

  /** What crosses to the page and back is JSON; `function` may be async. */
  async function evaluate(act, given) {
    const { result, exceptionDetails } = await call('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${act})(${JSON.stringify(given)})))()`,
      target: { context }, awaitPromise: true,
    })
    if (exceptionDetails) {
      throw new Error(exceptionDetails.text)
    }
    return result.type === 'string' ? JSON.parse(result.value) : undefined
  }

  return {
    troubles,
    evaluate,
    addInitScript: script => call('script.addPreloadScript', { functionDeclaration: `${script}`, contexts: [context] }),
    goto: url => call('browsingContext.navigate', { context, url, wait: 'complete' }),
    waitForFunction: async (condition, given, { timeout }) => {
      const isMet = await evaluate(`given => new Promise(done => {
        const end = performance.now() + ${timeout}
        const look = () => {
          const isMet = (${condition})(given)
          isMet || performance.now() > end ? done(Boolean(isMet)) : setTimeout(look, ${LOOK_MS})
        }
        look()
      })`, given)
      if (!isMet) {
        throw new Error(`Firefox: within ${timeout} ms this did not become true: ${condition}`)
      }
    },
  }
}
