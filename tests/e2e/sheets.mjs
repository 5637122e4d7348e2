// Files for a spreadsheet, read as a spreadsheet would: RFC 4180 and Office Open XML (ECMA-376) as far as ours go.
import { inflateRawSync } from 'node:zlib'

/** The rows of a CSV in UTF-8, each a list of texts. */
export function csvRows(bytes) {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain)
    if (end !== ',') {
      rows.push([])
    }
  }
  return rows.filter(row => row.some(cell => cell !== ''))
}

/** The sheets of a workbook by name, each a list of rows of texts. */
export function workbookRows(bytes) {
  const files = unzip(bytes)
  const text = path => files.get(path)?.toString('utf8') ?? ''
  const targets = new Map(tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ of }) =>
    [of('Id'), of('Target').replace(/^\/?(xl\/)?/, 'xl/')]))
  const shared = tags(text('xl/sharedStrings.xml'), 'si').map(({ within }) => texts(within))
  return new Map(tags(text('xl/workbook.xml'), 'sheet').map(({ of }) =>
    [of('name'), tags(text(targets.get(of('r:id'))), 'row').map(({ within }) => cells(within, shared))]))
}

function cells(row, shared) {
  return tags(row, 'c').map(({ of, within }) => {
    const value = of('t') === 'inlineStr' ? texts(within) : tags(within, 'v')[0]?.within ?? ''
    return of('t') === 's' ? shared[Number(value)] : plain(value)
  })
}

const texts = xml => tags(xml, 't').map(({ within }) => plain(within)).join('')

function tags(xml, name) {
  return [...xml.matchAll(new RegExp(`<(?:x:)?${name}(\\s[^>]*?)?(?:/>|>(.*?)</(?:x:)?${name}>)`, 'gs'))].map(
    ([, attributes = '', within = '']) => ({
      of: key => plain(new RegExp(`\\s${key}="([^"]*)"`).exec(attributes)?.[1] ?? ''), within,
    }))
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '\'' }
const plain = xml => xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, named) =>
  named ? entities[named] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)))

/** The files of an archive, by its central directory (PKWARE APPNOTE 4.3.12). */
function unzip(bytes) {
  const files = new Map()
  const end = bytes.lastIndexOf('PK\x05\x06', bytes.length, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
    files.set(name, bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}
