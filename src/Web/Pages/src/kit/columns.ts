export type SortOrder = 'ascending' | 'descending'

export interface ColumnSort {
  prop: string
  order: SortOrder
}

/** A column of a table: its cells are the slot named as the key. */
export interface Column {
  key: string
  label: string
  /** At least so many pixels. */
  width?: number
  class?: string
  /** The orders that its head goes through; null is none. Without them it does not sort. */
  sorts?: readonly (SortOrder | null)[]
  /** Its head is only read out. */
  isForActs?: boolean
}
