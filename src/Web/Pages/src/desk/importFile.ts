/** The columns of an import in the order of the sample; they have one name in every language. */
export const importColumns = [
  'uscc', 'title', 'category', 'employmentType', 'payText', 'payMin', 'payMax', 'payUnit', 'settlement', 'headcount',
  'place', 'lat', 'lng', 'hours', 'benefits', 'content', 'requirements', 'validThrough', 'sourceType', 'sourceName',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** Without these a row is sent back. */
export const neededColumns: readonly ImportColumn[] =
  ['uscc', 'title', 'employmentType', 'payText', 'headcount', 'place', 'validThrough']

/** In a spreadsheet a file of UTF-8 without it is taken for the machine's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF'
const DAYS = 30

/** A file of one row that can be imported as it is: of an employer of this station, open for thirty days from `now`. */
export function sampleFile(uscc: string, now: Date): string {
  const until = new Date(now.getTime() + DAYS * 86_400_000)
  const row: Record<ImportColumn, string> = {
    uscc,
    title: '夜班分拣员',
    category: '配送仓储',
    employmentType: 'temporary',
    payText: '夜班20元/小时，周结',
    payMin: '20',
    payMax: '20',
    payUnit: 'hour',
    settlement: 'week',
    headcount: '20',
    place: '银川市兴庆区物流园北区3号库',
    lat: '38.51',
    lng: '106.34',
    hours: '20:00-次日4:00，中间休息1小时',
    benefits: '夜宵、班车',
    content: '按线路分拣包裹，单件不超过15公斤',
    requirements: '年满18周岁',
    validThrough: until.toISOString().slice(0, 10),
    sourceType: 'visit',
    sourceName: '走访企业',
  }
  const lines = [importColumns, importColumns.map(column => row[column])]
  return BYTE_ORDER_MARK + lines.map(cells => `${cells.join(',')}\r\n`).join('')
}
