import { cpus } from 'node:os'

/** What the machine's processors have done so far; the difference of two tells their idle share. */
export function processor() {
  const times = cpus().map(({ times }) => times)
  const sum = values => values.reduce((sum, value) => sum + value, 0)
  return { idle: sum(times.map(({ idle }) => idle)), all: sum(times.flatMap(times => Object.values(times))) }
}
