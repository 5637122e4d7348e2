// Builds src/fair for use outside the pages, into bin/client: an ES module that takes SignalR from its user's packages,
// one that holds it, for browsers without a bundler, and the types of both. See docs/client.md.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import ts from 'typescript'
import { build } from 'vite'

const here = import.meta.dirname
const out = join(here, 'bin/client')
const entry = join(here, 'src/fair/index.ts')

function module(fileName, external) {
  return build({
    root: here,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: out, emptyOutDir: false, target: 'es2022', minify: external.length === 0, copyPublicDir: false,
      lib: { entry, formats: ['es'], fileName: () => fileName },
      rolldownOptions: { external },
    },
  })
}

/** Node's own resolution wants names with their ending, which the sources do not have. */
const withEndings = text => text.replace(/((?:from|import\() *['"]\.\/\w+)(['"])/g, '$1.js$2')

function types() {
  const { config } = ts.readConfigFile(join(here, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, here)
  const program = ts.createProgram([entry], {
    ...options, types: [], noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: out,
  })
  const wrong = [...ts.getPreEmitDiagnostics(program), ...program.emit(undefined, (file, text) =>
    ts.sys.writeFile(join(out, basename(file)), withEndings(text))).diagnostics]
  if (wrong.length > 0) {
    throw new Error(ts.formatDiagnostics(wrong, {
      getCanonicalFileName: name => name, getCurrentDirectory: () => here, getNewLine: () => '\n',
    }))
  }
}

const { dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8'))
const signalR = Object.fromEntries(
  Object.entries(dependencies).filter(([name]) => name.startsWith('@microsoft/signalr')))
await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await module('index.js', Object.keys(signalR))
await module('browser.js', [])
types()
await writeFile(join(out, 'package.json'), JSON.stringify({
  name: 'livefair-client', version: '0.1.0', license: 'MIT', type: 'module', engines: { node: '>=20' },
  exports: {
    '.': { types: './index.d.ts', default: './index.js' },
    './browser.js': { types: './index.d.ts', default: './browser.js' },
  },
  dependencies: signalR,
}, undefined, 2))
