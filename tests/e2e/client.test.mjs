// The client module as others get it: the built files, run by Node and by a browser without a bundler.
// Needs a demo server and the built module: npm run client in src/Web/Pages, then LIVEFAIR_URL=… npm test
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { base, launch } from './browser.mjs'
import { liveSession, newViewer } from './fair.mjs'

const root = join(import.meta.dirname, '../..')
const built = join(root, 'src/Web/Pages/bin/client')

test('the example of docs/client.md runs as it stands', async () => {
  const document = await readFile(join(root, 'docs/client.md'), 'utf8')
  const [, example] = /```js\n(.*?)```/s.exec(document)
  const session = await liveSession('客户端模块', 1)
  // Below the module, so that its own name leads to it.
  const folder = await mkdtemp(join(built, 'example-'))
  try {
    await writeFile(join(folder, 'example.mjs'), example)
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'example.mjs'), session.id], {
      env: { ...process.env, LIVEFAIR_URL: base }, timeout: 60_000,
    })
    const lines = stdout.trim().split('\n').map(line => line.trim())
    assert.ok(lines.includes('joined: live, 1 watch'), stdout)
    assert.ok(lines.includes('小马: 夜班有补贴吗？'), stdout)
    assert.deepEqual(lines.slice(-2), [`${session.postings[0].title}: 1 applied`, 'not pinned: NOT_ALLOWED'], stdout)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a browser takes the module without a bundler', async () => {
  const session = await liveSession('不用打包', 1)
  const browser = await launch()
  try {
    const page = await browser.newPage()
    await page.route('**/client/browser.js', async route =>
      route.fulfill({ contentType: 'text/javascript', body: await readFile(join(built, 'browser.js'), 'utf8') }))
    await page.goto(`${base}/login`)
    const said = await page.evaluate(async ({ sessionId, token, words }) => {
      const { Fair } = await import('/client/browser.js')
      const fair = new Fair({ token })
      return new Promise((resolve, reject) => {
        const watching = fair.sessions.watch(sessionId, {
          joined: () => fair.sessions.comment(sessionId, words).catch(reject),
          frame: ({ events }) => {
            // A frame without events tells how many watch.
            if (events.length > 0) {
              watching.stop()
              resolve(events.map(event => `${event.kind} ${event.by?.nickname}: ${event.text}`))
            }
          },
        })
        setTimeout(() => reject(new Error(`no event within 20 s of ${sessionId}`)), 20_000)
      })
    }, { sessionId: session.id, token: (await newViewer('小马')).token, words: '浏览器里说一句' })
    assert.deepEqual(said, ['commented 小马: 浏览器里说一句'])
  } finally {
    await browser.close()
  }
})
