// How much a browser fetches before each page stands: the built files of the entry and of the page's route with
// everything they import statically, gzipped. What loads on demand (video, curves) is not counted. Builds in memory,
// writes nothing. Ends with 1 when a page is beyond the limit. With --json what it says is for programs.
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

const limitKiB = 250

const here = import.meta.dirname
const built = await build({ root: here, logLevel: 'error', build: { write: false } })
const files = new Map([built].flat().flatMap(each => each.output).map(file => [file.fileName, file]))
const chunks = [...files.values()].filter(file => file.type === 'chunk')
const size = file => gzipSync(file.type === 'chunk' ? file.code : file.source).length

/** The names of all that comes with a chunk, itself among them. */
function closure(chunk, found = new Set()) {
  if (!found.has(chunk.fileName)) {
    found.add(chunk.fileName)
    chunk.viteMetadata?.importedCss.forEach(name => found.add(name))
    chunk.imports.map(name => files.get(name)).filter(file => file?.type === 'chunk')
      .forEach(each => closure(each, found))
  }
  return found
}

const entry = chunks.find(chunk => chunk.isEntry)
const sourceOf = chunk => relative(here, chunk.facadeModuleId ?? '')
const routes = [...(await readFile(join(here, 'src/router.ts'), 'utf8')).matchAll(/import\('\.\/(.+?)'\)/g)]
const first = [...closure(entry), 'index.html']
const rows = routes.map(([, route]) => {
  const page = chunks.find(chunk => sourceOf(chunk) === `src/${route}`)
  const names = new Set([...first, ...closure(page)])
  const bytes = [...names].map(name => size(files.get(name))).reduce((sum, each) => sum + each, 0)
  return { page: sourceOf(page), KiB: Math.round(bytes / 102.4) / 10, files: names.size }
}).sort((a, b) => b.KiB - a.KiB)

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ limitKiB, pages: rows }))
} else {
  rows.forEach(row => console.log(`${String(row.KiB).padStart(7)} KiB  ${row.page} (${row.files} files)`))
}
if (rows.length === 0 || rows.some(row => row.KiB > limitKiB)) {
  console.error(rows.length === 0 ? 'no page was found' : `a page is beyond ${limitKiB} KiB`)
  process.exit(1)
}
