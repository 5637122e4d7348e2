import { expect, it } from 'vitest'
import { importColumns, neededColumns, sampleFile } from './importFile'

it('The sample has a mark for spreadsheets, all columns, and one row with everything that is needed', () => {
  const file = sampleFile('91640100MA75X1A20F', new Date('2026-11-28T10:00:00Z'))
  expect(file.startsWith('\uFEFFuscc,')).toBe(true)
  const [head, row, rest] = file.slice(1).split('\r\n').map(line => line.split(','))
  expect(head).toEqual(importColumns)
  expect(row).toHaveLength(importColumns.length)
  expect(rest).toEqual([''])
  const cell = (column: (typeof importColumns)[number]) => row![importColumns.indexOf(column)]
  expect(neededColumns.map(cell)).not.toContain('')
  expect([cell('uscc'), cell('validThrough')]).toEqual(['91640100MA75X1A20F', '2026-12-28'])
})
