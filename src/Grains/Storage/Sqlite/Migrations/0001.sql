-- Times are milliseconds since 1970-01-01 UTC. Ids are the opaque texts of the wire; logs have a number of their own
-- because their rows are many.

-- Which scripts made this file, with the SHA-256 of each: a script is final once it is released.
CREATE TABLE schema_script (number INTEGER PRIMARY KEY, digest TEXT NOT NULL) STRICT;

CREATE TABLE station (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, district TEXT, address TEXT, opened_by TEXT REFERENCES station(id),
  created_at INTEGER NOT NULL
) STRICT;

-- What a station answers again and again; topic as in QuestionTopic.
CREATE TABLE answer_card (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), topic INTEGER NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, position INTEGER NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_card_station ON answer_card(station, position, created_at, id);

CREATE TABLE account (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id),
  user_name TEXT NOT NULL, normalized_name TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL,
  role INTEGER NOT NULL, password_hash TEXT, security_stamp TEXT NOT NULL,
  failed_count INTEGER NOT NULL DEFAULT 0, locked_until INTEGER, disabled INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_station ON account(station);

-- Log-ins that were ended before their tokens' time; rows go when that is over.
CREATE TABLE ended_log_in (
  account TEXT NOT NULL REFERENCES account(id), log_in TEXT NOT NULL, until INTEGER NOT NULL,
  PRIMARY KEY (account, log_in)
) STRICT, WITHOUT ROWID;

CREATE TABLE viewer (
  id TEXT PRIMARY KEY, nickname TEXT NOT NULL, phone TEXT, phone_verified_at INTEGER, created_at INTEGER NOT NULL
) STRICT;

-- Rows stay: the used ones tell which viewers confirmed the same phone, and a mute of one holds for all of them.
CREATE TABLE phone_code (
  id INTEGER PRIMARY KEY, viewer TEXT NOT NULL REFERENCES viewer(id), phone TEXT NOT NULL, code_hash TEXT NOT NULL,
  sent_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, used_at INTEGER
) STRICT;
CREATE INDEX phone_code_phone ON phone_code(phone, sent_at);
CREATE INDEX phone_code_viewer ON phone_code(viewer, sent_at);

CREATE TABLE employer (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), name TEXT NOT NULL, uscc TEXT NOT NULL,
  nature TEXT, contact TEXT, created_at INTEGER NOT NULL, UNIQUE (station, uscc)
) STRICT;

CREATE TABLE employer_check (
  id INTEGER PRIMARY KEY, employer TEXT NOT NULL REFERENCES employer(id), licence_no TEXT NOT NULL,
  passed INTEGER NOT NULL, valid_until INTEGER NOT NULL, note TEXT, by_account TEXT NOT NULL, op TEXT,
  digest INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE (by_account, op)
) STRICT;
CREATE INDEX employer_check_employer ON employer_check(employer, at);

CREATE TABLE mandate (
  id INTEGER PRIMARY KEY, employer TEXT NOT NULL REFERENCES employer(id), agreement_no TEXT NOT NULL,
  valid_from INTEGER NOT NULL, valid_until INTEGER NOT NULL, contact TEXT, by_account TEXT NOT NULL, op TEXT,
  digest INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE (by_account, op)
) STRICT;
CREATE INDEX mandate_employer ON mandate(employer, valid_until);

-- body is the posting as JSON; the columns beside it are what lists filter and sort by.
CREATE TABLE posting (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), employer TEXT NOT NULL REFERENCES employer(id),
  version INTEGER NOT NULL, state INTEGER NOT NULL, title TEXT NOT NULL, valid_through INTEGER NOT NULL,
  body TEXT NOT NULL, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX posting_station ON posting(station, created_at, id);
CREATE INDEX posting_public ON posting(state, valid_through);
CREATE INDEX posting_employer ON posting(employer);

CREATE TABLE posting_version (
  posting TEXT NOT NULL REFERENCES posting(id), version INTEGER NOT NULL, body TEXT NOT NULL,
  by_account TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (posting, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE log (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, epoch TEXT NOT NULL, head INTEGER NOT NULL DEFAULT 0
) STRICT;

-- comment: 0 none, 1 one that is nothing but words, 2 one that says what a seeker wants.
CREATE TABLE log_event (
  log INTEGER NOT NULL REFERENCES log(id), offset INTEGER NOT NULL, at INTEGER NOT NULL, media_ms INTEGER NOT NULL,
  comment INTEGER NOT NULL, actor TEXT NOT NULL, op TEXT, digest INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (log, offset)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX log_event_op ON log_event(log, actor, op) WHERE op IS NOT NULL;
CREATE INDEX log_event_state ON log_event(log, offset) WHERE comment = 0;
CREATE INDEX log_event_reading ON log_event(log, offset) WHERE comment = 2;

-- The words of a removed comment, kept for evidence; nothing public reads this table.
CREATE TABLE removed_comment (
  log INTEGER NOT NULL, offset INTEGER NOT NULL, body TEXT NOT NULL, reason TEXT NOT NULL, by_actor TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (log, offset)
) STRICT, WITHOUT ROWID;

-- Words that a station does not want to read; act: mask, hold, refuse.
CREATE TABLE word_list (
  station TEXT NOT NULL REFERENCES station(id), position INTEGER NOT NULL, word TEXT NOT NULL, act INTEGER NOT NULL,
  PRIMARY KEY (station, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id), host TEXT NOT NULL REFERENCES account(id),
  title TEXT NOT NULL, state INTEGER NOT NULL, starts_at INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
  recording_deleted_at INTEGER, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_created ON session(created_at, id);

-- How many watched at a session time, and the most since the one before.
CREATE TABLE audience (
  session TEXT NOT NULL REFERENCES session(id), media_ms INTEGER NOT NULL, viewers INTEGER NOT NULL,
  most INTEGER NOT NULL, PRIMARY KEY (session, media_ms)
) STRICT, WITHOUT ROWID;

-- People who saw a posting, or none, for the first time: eight bytes each, a hash of who and which session.
CREATE TABLE sighting (
  id INTEGER PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id), posting TEXT, people BLOB NOT NULL
) STRICT;
CREATE INDEX sighting_session ON sighting(session);

-- Comments that wait to be looked at, and those that somebody looked at, to answer a retry; nothing public reads this.
CREATE TABLE held_comment (
  id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id), viewer TEXT NOT NULL, nickname TEXT NOT NULL,
  text TEXT NOT NULL, word TEXT, op TEXT NOT NULL, digest INTEGER NOT NULL, head INTEGER NOT NULL, at INTEGER NOT NULL,
  state INTEGER NOT NULL, reason TEXT, by_actor TEXT, decided_at INTEGER, UNIQUE (session, viewer, op)
) STRICT;

-- Who may send a session's video: only the key's SHA-256, for it is shown once.
CREATE TABLE stream_key (
  session TEXT PRIMARY KEY REFERENCES session(id), hash TEXT NOT NULL, by_account TEXT NOT NULL, at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rundown (
  session TEXT NOT NULL REFERENCES session(id), position INTEGER NOT NULL, posting TEXT NOT NULL REFERENCES posting(id),
  PRIMARY KEY (session, position), UNIQUE (session, posting)
) STRICT, WITHOUT ROWID;

CREATE TABLE application (
  id TEXT PRIMARY KEY, posting TEXT NOT NULL REFERENCES posting(id), posting_version INTEGER NOT NULL,
  viewer TEXT NOT NULL REFERENCES viewer(id), session TEXT REFERENCES session(id), media_ms INTEGER,
  consent_employer TEXT NOT NULL, consent_version INTEGER NOT NULL,
  op TEXT NOT NULL, digest INTEGER NOT NULL, at INTEGER NOT NULL,
  UNIQUE (viewer, posting), UNIQUE (viewer, op)
) STRICT;
CREATE INDEX application_posting ON application(posting);

CREATE TABLE lead (
  id TEXT PRIMARY KEY, station TEXT NOT NULL REFERENCES station(id),
  application TEXT NOT NULL UNIQUE REFERENCES application(id), posting TEXT NOT NULL, session TEXT,
  name TEXT NOT NULL, phone TEXT NOT NULL, state INTEGER NOT NULL, assignee TEXT REFERENCES account(id),
  due_at INTEGER, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX lead_station ON lead(station, created_at, id);
CREATE INDEX lead_session ON lead(session);
CREATE INDEX lead_posting ON lead(posting, state);

CREATE TABLE lead_touch (
  id INTEGER PRIMARY KEY, lead TEXT NOT NULL REFERENCES lead(id), kind INTEGER NOT NULL, outcome INTEGER NOT NULL,
  note TEXT, by_account TEXT NOT NULL, op TEXT, digest INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE (by_account, op)
) STRICT;
CREATE INDEX lead_touch_lead ON lead_touch(lead);

CREATE TABLE follow_up_group (
  id TEXT PRIMARY KEY, session TEXT NOT NULL REFERENCES session(id), station TEXT NOT NULL REFERENCES station(id),
  number INTEGER NOT NULL, name TEXT NOT NULL, capacity INTEGER NOT NULL,
  members INTEGER NOT NULL DEFAULT 0 CHECK (members BETWEEN 0 AND capacity), created_at INTEGER NOT NULL,
  UNIQUE (session, number)
) STRICT;

CREATE TABLE enrolment (
  session TEXT NOT NULL REFERENCES session(id), viewer TEXT NOT NULL REFERENCES viewer(id),
  grp TEXT NOT NULL REFERENCES follow_up_group(id), consent_version INTEGER NOT NULL, op TEXT NOT NULL,
  at INTEGER NOT NULL, left_at INTEGER, PRIMARY KEY (session, viewer)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_group ON enrolment(grp);
CREATE INDEX enrolment_viewer ON enrolment(viewer);

-- Each row holds the hash of the one before it, so that a changed or missing row shows.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, station TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
  target TEXT NOT NULL, reason TEXT, hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_station ON audit(station, id);
CREATE INDEX audit_target ON audit(target, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
