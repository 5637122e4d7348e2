/**
 * The field order of docs/protocol.md. MessagePack sends arrays in this order; `unpack` turns them into the objects
 * that JSON would have sent. A test holds this table against the document.
 *
 * A field is `name`, with `?` where it may be absent, `@` for a time, `:Shape` or `:Shape[]` for what it holds.
 */
export const shapes = {
  Answer: ['ok', 'offset?', 'code?', 'retryAfterMs?', 'held?', 'heldId?'],
  Joined: ['kind', 'epoch', 'head', 'recovered', 'snapshot:Snapshot'],
  Snapshot: ['state', 'pin?:Card', 'viewers', 'recent:Event[]', 'notice?:Event', 'answers:Event[]', 'rules?:Rules'],
  Rules: ['slowMs', 'hold'],
  Frame: ['kind', 'first', 'last', 'events:Event[]', 'viewers', 'skipped'],
  Event: ['offset', 'at@', 'kind', 'mediaMs'],
  Person: ['viewerId', 'nickname'],
  Pay: ['text', 'min?', 'max?', 'unit?', 'settlement?'],
  Employer: ['id', 'name', 'verified'],
  Card: [
    'id', 'version', 'title', 'employer:Employer', 'consentVersion', 'pay:Pay', 'headcount', 'headcountLeft', 'place',
    'hours?', 'benefits', 'requirements?', 'content?', 'employmentType', 'validThrough@', 'state',
    'position?:Position',
  ],
  Position: ['lat', 'lng'],
  Board: ['postings:BoardRow[]', 'unanswered:Question[]', 'questions:Queue', 'held'],
  Queue: ['open', 'version'],
  BoardRow: [
    'postingId', 'title', 'people', 'counts:Counts', 'applied', 'score', 'seen', 'enrolled', 'rising',
  ],
  Counts: ['want', 'tooFar', 'payLow', 'hours', 'question'],
  Question: ['offset', 'at@', 'by:Person', 'text', 'postingId?'],
} as const satisfies Record<string, readonly string[]>

export type ShapeName = keyof typeof shapes

/** What stands behind the four fields that every event has. */
export const eventFields: Record<string, readonly string[]> = {
  started: [],
  paused: [],
  resumed: [],
  ended: [],
  commented: ['id', 'by:Person', 'text?', 'postingId?'],
  commentRemoved: ['target', 'reason'],
  commentTurnedAway: ['heldId'],
  pinned: ['posting:Card'],
  unpinned: [],
  reacted: ['postingId', 'reaction'],
  applied: ['postingId'],
  enrolled: ['groupId'],
  noticed: ['text'],
  answered: ['targets', 'text', 'postingId?', 'topic?', 'by:Person'],
  rules: ['slowMs', 'hold'],
  muted: ['viewerId', 'until@?'],
  unmuted: ['viewerId', 'until@?'],
  joinedGroup: ['by:Person'],
  leftGroup: ['by:Person'],
}
