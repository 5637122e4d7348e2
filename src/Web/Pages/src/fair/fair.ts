import { Http, type HttpOptions } from './http'
import { Hub, type HubProtocol } from './hub'
import type { Evidence, Interest } from './interest'
import type { Answer, Board, ReactionKind, RemovalReason, RoomRules, Stage } from './messages'
import type { HeldComment, HeldRelease, ListedWord } from './moderation'
import type {
  Account, AnswerCard, AnswerCardDraft, AnswerDraft, EmployerRecord, EventPage, Group, Health, ImportResult, Ingest,
  Lead, LeadOrder, LeadPage, LeadState, Me, Page, Play, Posting, PostingDraft, QuestionGroup, Replay, Session,
  SessionDetail, Ticket, Touch,
} from './records'
import type { Report } from './report'
import { Intents } from './retry'
import { watchBoard, watchLog, type LogHandlers, type Watching } from './watch'

export interface FairOptions extends HttpOptions {
  protocol?: HubProtocol
}

export interface LeadQuery {
  state?: string
  assignee?: string
  session?: string
  /** Only those whose next contact is due by then. */
  due?: string
  q?: string
  /** Which come first; without it the newest. */
  sort?: LeadOrder
  cursor?: string
  /** At most so many, to 100. */
  limit?: number
}

/** Everything a client may ask of LiveFair. Every act gets its own opId, and keeps it until it is known to be done. */
export class Fair {
  readonly http: Http
  readonly hub: Hub
  private readonly intents = new Intents()

  constructor(options: FairOptions = {}) {
    this.http = new Http(options)
    this.hub = new Hub(options)
  }

  readonly people = {
    me: () => this.http.get<Me>('/api/me'),
    logIn: (userName: string, password: string) =>
      this.http.post<{ token: string, expiresAt: string, role: Me['role'] }>('/api/auth/login', { userName, password }),
    logOut: () => this.http.post<void>('/api/auth/logout'),
    enter: (nickname: string) => this.http.post<{ viewerId: string, token: string }>('/api/viewers', { nickname }),
    sendCode: (phone: string) => this.http.post<void>('/api/viewers/me/phone', { phone }),
    confirmPhone: (phone: string, code: string) =>
      this.http.post<{ phoneVerified: true }>('/api/viewers/me/phone/confirm', { phone, code }),
  }

  readonly sessions = {
    list: (state?: Stage, cursor?: string) => this.http.get<Page<Session>>('/api/sessions', { state, cursor }),
    get: (id: string) => this.http.get<SessionDetail>(`/api/sessions/${id}`),
    create: (title: string, startsAt: string, postingIds: string[]) =>
      this.http.post<Session>('/api/sessions', { title, startsAt, postingIds }),
    setRundown: (id: string, postingIds: string[]) =>
      this.http.put<Session>(`/api/sessions/${id}/rundown`, { postingIds }),
    move: (id: string, step: 'start' | 'pause' | 'resume' | 'end') =>
      this.intents.act(`move ${id}`, step, opId =>
        this.http.post<{ offset: number, state: Stage }>(`/api/sessions/${id}/${step}`, { opId })),
    pin: (id: string, postingId: string) =>
      this.intents.act(`pin ${id}`, postingId, opId =>
        this.http.put<{ offset: number }>(`/api/sessions/${id}/pin`, { opId, postingId })),
    unpin: (id: string) =>
      this.intents.act(`pin ${id}`, 'none', opId =>
        this.http.delete<{ offset: number }>(`/api/sessions/${id}/pin`, { opId })),
    notify: (id: string, text: string) =>
      this.intents.act(`notice ${id}`, text, opId =>
        this.http.post<{ offset: number }>(`/api/sessions/${id}/notices`, { opId, text })),
    questions: (id: string, state?: 'open' | 'answered') =>
      this.http.get<Page<QuestionGroup>>(`/api/sessions/${id}/questions`, { state }),
    answer: (id: string, answer: AnswerDraft) =>
      this.intents.act(`answer ${id} ${answer.offsets.join(' ')}`, answer, opId =>
        this.http.post<{ offset: number }>(`/api/sessions/${id}/answers`, { opId, ...answer })),
    events: (id: string, after: number, limit: number) =>
      this.http.get<EventPage>(`/api/sessions/${id}/events`, { after, limit }),
    removeComment: (id: string, offset: number, reason: RemovalReason) =>
      this.http.delete<{ offset: number }>(`/api/sessions/${id}/comments/${offset}`, { reason }),
    mute: (id: string, viewerId: string, reason: string, minutes?: number) =>
      this.http.put<{ offset: number }>(`/api/sessions/${id}/mutes/${viewerId}`, { reason, minutes }),
    unmute: (id: string, viewerId: string) =>
      this.http.delete<{ offset: number }>(`/api/sessions/${id}/mutes/${viewerId}`),
    setRules: (id: string, rules: RoomRules) =>
      this.intents.act(`rules ${id}`, rules, opId =>
        this.http.put<{ offset: number }>(`/api/sessions/${id}/rules`, { opId, ...rules })),
    held: (id: string) => this.http.get<Page<HeldComment>>(`/api/sessions/${id}/held`),
    /** All that wait up to one comment: the last that was seen. */
    release: (id: string, through: string) =>
      this.http.post<HeldRelease>(`/api/sessions/${id}/held`, { through }),
    approve: (id: string, heldId: string) =>
      this.http.post<{ offset: number }>(`/api/sessions/${id}/held/${heldId}`, { approve: true }),
    refuse: (id: string, heldId: string, reason: RemovalReason) =>
      this.http.post<void>(`/api/sessions/${id}/held/${heldId}`, { approve: false, reason }),
    enrol: (id: string, consentVersion: number) =>
      this.intents.act(`enrol ${id}`, consentVersion, opId =>
        this.http.post<{ groupId: string }>(`/api/sessions/${id}/enrolments`, { opId, consentVersion })),
    comment: (sessionId: string, text: string): Promise<Answer> =>
      this.intents.act(`comment ${sessionId}`, text, opId => this.sessions.commentAs(opId, sessionId, text)),
    /** For who keeps several on their way, each with its own opId. */
    commentAs: (opId: string, sessionId: string, text: string): Promise<Answer> =>
      this.hub.send('Comment', { sessionId, opId, text }),
    react: (sessionId: string, postingId: string, kind: ReactionKind): Promise<Answer> =>
      this.intents.act(`react ${sessionId} ${postingId}`, kind, opId =>
        this.hub.send('React', { sessionId, postingId, opId, kind })),
    watch: (sessionId: string, handlers: LogHandlers): Watching =>
      watchLog(this.hub, 'Watch', { sessionId }, handlers),
    watchBoard: (sessionId: string, board: (board: Board) => void): Watching =>
      watchBoard(this.hub, sessionId, { board }),
  }

  readonly interest = {
    of: (sessionId: string) => this.http.get<Interest>(`/api/sessions/${sessionId}/interest`),
    /** What a count is made of, newest first; without a kind all kinds. */
    evidence: (sessionId: string, postingId: string, kind?: ReactionKind, cursor?: string) =>
      this.http.get<Page<Evidence>>(`/api/sessions/${sessionId}/interest/${postingId}`, { kind, cursor }),
  }

  readonly report = {
    of: (sessionId: string) => this.http.get<Report>(`/api/sessions/${sessionId}/report`),
  }

  readonly video = {
    play: (id: string) => this.http.get<Play>(`/api/sessions/${id}/play`),
    replay: (id: string) => this.http.get<Replay>(`/api/sessions/${id}/replay`),
    deleteRecording: (id: string, reason: string) =>
      this.http.delete<void>(`/api/sessions/${id}/recording`, { reason }),
    ingest: (id: string) => this.http.get<Ingest>(`/api/sessions/${id}/ingest`),
    rotateKey: (id: string) => this.http.post<Ingest>(`/api/sessions/${id}/ingest/rotate`),
    ticket: (id: string) => this.http.post<Ticket>(`/api/sessions/${id}/ingest/ticket`),
    health: (id: string) => this.http.get<Health>(`/api/sessions/${id}/ingest/health`),
  }

  /** The words that a station looks out for. */
  readonly wordList = {
    get: () => this.http.get<Page<ListedWord>>('/api/word-list'),
    set: (items: readonly ListedWord[]) => this.http.put<Page<ListedWord>>('/api/word-list', { items }),
  }

  readonly answerCards = {
    list: () => this.http.get<Page<AnswerCard>>('/api/answer-cards'),
    add: (card: AnswerCardDraft) => this.http.post<AnswerCard>('/api/answer-cards', card),
    change: (id: string, card: AnswerCardDraft) => this.http.put<AnswerCard>(`/api/answer-cards/${id}`, card),
    remove: (id: string) => this.http.delete<void>(`/api/answer-cards/${id}`),
  }

  readonly postings = {
    list: (query: { state?: string, employer?: string, q?: string, cursor?: string } = {}) =>
      this.http.get<Page<Posting>>('/api/postings', query),
    get: (id: string) => this.http.get<Posting>(`/api/postings/${id}`),
    create: (draft: PostingDraft) => this.http.post<Posting>('/api/postings', draft),
    revise: (id: string, draft: PostingDraft) => this.http.put<Posting>(`/api/postings/${id}`, draft),
    publish: (id: string) => this.http.post<Posting>(`/api/postings/${id}/publish`),
    withdraw: (id: string) => this.http.post<Posting>(`/api/postings/${id}/withdraw`),
    importCsv: (file: Blob, publish: boolean) =>
      this.http.postRaw<ImportResult>('/api/postings/import', 'text/csv', file, { publish }),
    apply: (id: string, form: {
      sessionId?: string, name: string, phone?: string, consent?: { employerId: string, version: number }
    }) => this.intents.act(`apply ${id}`, form, opId =>
      this.http.post<{ applicationId: string, leadId: string }>(`/api/postings/${id}/applications`, { opId, ...form })),
  }

  readonly employers = {
    list: () => this.http.get<Page<EmployerRecord>>('/api/employers'),
    create: (employer: { name: string, uscc: string, nature?: string, contact?: string }) =>
      this.http.post<EmployerRecord>('/api/employers', employer),
    check: (id: string, check: { licenceNo: string, passed: boolean, validUntil: string, note?: string }) =>
      this.intents.act(`check ${id}`, check, opId =>
        this.http.post<EmployerRecord>(`/api/employers/${id}/checks`, { opId, ...check })),
    sign: (id: string, mandate: { agreementNo: string, from: string, to: string, contact?: string }) =>
      this.intents.act(`sign ${id}`, mandate, opId =>
        this.http.post<EmployerRecord>(`/api/employers/${id}/mandates`, { opId, ...mandate })),
  }

  readonly groups = {
    list: (session?: string) => this.http.get<Page<Group>>('/api/groups', { session }),
    get: (id: string) => this.http.get<Group>(`/api/groups/${id}`),
    leave: (id: string) => this.http.post<{ offset: number }>(`/api/groups/${id}/leave`),
    events: (id: string, after: number, limit: number) =>
      this.http.get<EventPage>(`/api/groups/${id}/events`, { after, limit }),
    say: (groupId: string, text: string): Promise<Answer> =>
      this.intents.act(`say ${groupId}`, text, opId => this.hub.send('Say', { groupId, opId, text })),
    push: (groupId: string, postingId: string): Promise<Answer> =>
      this.intents.act(`push ${groupId}`, postingId, opId => this.hub.send('Say', { groupId, opId, postingId })),
    removeMessage: (id: string, offset: number, reason: RemovalReason) =>
      this.http.delete<{ offset: number }>(`/api/groups/${id}/messages/${offset}`, { reason }),
    mute: (id: string, viewerId: string, reason: string, minutes?: number) =>
      this.intents.act(`mute ${id} ${viewerId}`, { reason, minutes }, opId =>
        this.http.put<{ offset: number }>(`/api/groups/${id}/mutes/${viewerId}`, { opId, reason, minutes })),
    unmute: (id: string, viewerId: string) =>
      this.http.delete<{ offset: number }>(`/api/groups/${id}/mutes/${viewerId}`),
    watch: (groupId: string, handlers: LogHandlers): Watching =>
      watchLog(this.hub, 'WatchGroup', { groupId }, handlers),
  }

  readonly leads = {
    list: (query: LeadQuery) => this.http.get<LeadPage>('/api/leads', { ...query }),
    get: (id: string) => this.http.get<Lead>(`/api/leads/${id}`),
    assign: (id: string, assigneeId: string) => this.http.post<Lead>(`/api/leads/${id}/assign`, { assigneeId }),
    touch: (id: string, touch: Pick<Touch, 'kind' | 'outcome' | 'note'> & { nextAt?: string }) =>
      this.intents.act(`touch ${id}`, touch, opId =>
        this.http.post<Lead>(`/api/leads/${id}/touches`, { opId, ...touch })),
    setState: (id: string, state: LeadState, reason?: string) =>
      this.http.post<Lead>(`/api/leads/${id}/state`, { state, reason }),
    reveal: (id: string, reason: string) => this.http.post<Lead>(`/api/leads/${id}/reveal`, { reason }),
  }

  readonly accounts = {
    list: () => this.http.get<Page<Account>>('/api/accounts'),
    create: (account: { userName: string, password: string, displayName: string, role: string }) =>
      this.http.post<Account>('/api/accounts', account),
    change: (id: string, change: { displayName?: string, role?: string, disabled?: boolean, password?: string }) =>
      this.http.put<Account>(`/api/accounts/${id}`, change),
  }
}
