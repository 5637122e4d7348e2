/** Which place a pointer at a height is over, given the top and bottom of each row. */
export function placeAt(rows: readonly { top: number, bottom: number }[], y: number): number {
  const over = rows.findIndex(row => y < row.bottom)
  return over === -1 ? rows.length - 1 : over
}
