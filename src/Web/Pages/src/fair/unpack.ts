import type { Answer, Board, Frame, Joined } from './messages'
import { eventFields, shapes, type ShapeName } from './shapes'

type Packed = readonly unknown[]
type Unpacked = Record<string, unknown>

interface Field {
  name: string
  isTime: boolean
  shape?: ShapeName
  isList: boolean
}

const parsed = new Map<string, Field>()

function parse(written: string): Field {
  let field = parsed.get(written)
  if (!field) {
    const [head = '', held] = written.split(':')
    field = {
      name: head.replace(/[?@]/g, ''),
      isTime: head.includes('@'),
      isList: held?.endsWith('[]') ?? false,
      shape: held?.replace('[]', '') as ShapeName | undefined,
    }
    parsed.set(written, field)
  }
  return field
}

function value(field: Field, packed: unknown): unknown {
  if (field.isTime) {
    return new Date(Number(packed)).toISOString()
  }
  if (!field.shape) {
    return packed
  }
  const shape = field.shape
  return field.isList ? (packed as Packed[]).map(item => unpack(shape, item)) : unpack(shape, packed as Packed)
}

function fill(into: Unpacked, fields: readonly string[], packed: Packed, from: number): Unpacked {
  fields.forEach((written, i) => {
    const item = packed[from + i]
    if (item !== null && item !== undefined) {
      const field = parse(written)
      into[field.name] = value(field, item)
    }
  })
  return into
}

/** An array as MessagePack sends it, as the object that JSON sends. What newer servers append is passed over. */
export function unpack(shape: ShapeName, packed: Packed): Unpacked {
  const object = fill({}, shapes[shape], packed, 0)
  if (shape === 'Event') {
    fill(object, eventFields[object.kind as string] ?? [], packed, shapes.Event.length)
  }
  return object
}

function read<T>(shape: ShapeName, sent: unknown): T {
  return (Array.isArray(sent) ? unpack(shape, sent) : sent) as T
}

/** These take what either hub protocol delivers. */
export const readAnswer = (sent: unknown): Answer => read<Answer>('Answer', sent)
export const readBoard = (sent: unknown): Board => read<Board>('Board', sent)
export const readItem = (sent: unknown): Joined | Frame =>
  read<Joined | Frame>(Array.isArray(sent) && sent[0] === 'joined' ? 'Joined' : 'Frame', sent)
