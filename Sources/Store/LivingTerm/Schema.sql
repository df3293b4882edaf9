-- The living term. One text for SQLite and PostgreSQL; instants are seconds since 1970, ids are slugs.

CREATE TABLE term (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    site TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    -- Whether its people and figures are made up.
    invented BIGINT NOT NULL CHECK (invented IN (0, 1)),
    -- One more with each change of what is told, but for seats.
    changes BIGINT NOT NULL
);

CREATE TABLE district (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    contact TEXT NOT NULL
);

-- A session and the rules of its seats, as they follow from its ledger.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    -- NULL when digital.
    host TEXT REFERENCES district (id),
    -- Whether a person must give a name or an alias.
    needs_identity BIGINT NOT NULL CHECK (needs_identity IN (0, 1)),
    -- Whether everybody may know of it, so that people register for it by themselves.
    is_listed BIGINT NOT NULL CHECK (is_listed IN (0, 1)),
    -- What the venue has: names, joined by spaces.
    features TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed', 'cancelled', 'merged')),
    -- Deferred, since a backup may hold the other after it.
    merged_into TEXT REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
    capacity BIGINT NOT NULL CHECK (capacity >= 0),
    -- As the plan last had it; staff may have set another since.
    planned_capacity BIGINT NOT NULL CHECK (planned_capacity >= 0),
    guest_seats BIGINT CHECK (guest_seats >= 0),
    release_at BIGINT NOT NULL,
    is_released BIGINT NOT NULL CHECK (is_released IN (0, 1)),
    queue TEXT NOT NULL CHECK (queue IN ('registration', 'priority', 'lottery')),
    lottery_seed TEXT,
    lottery_before BIGINT,
    -- When each meeting begins, joined by spaces.
    meetings TEXT NOT NULL,
    -- district:seats, joined by spaces.
    lent TEXT NOT NULL,
    -- When time next brings something about: an offer without an answer, the release. NULL for nothing.
    due_at BIGINT,
    entries BIGINT NOT NULL CHECK (entries >= 0),
    changed_at BIGINT NOT NULL,
    -- The last entry that somebody has been told of; what came up to it cannot be undone.
    told BIGINT NOT NULL CHECK (told BETWEEN 0 AND entries),
    CHECK ((queue = 'lottery') = (lottery_seed IS NOT NULL AND lottery_before IS NOT NULL)),
    CHECK ((status = 'merged') = (merged_into IS NOT NULL))
);

CREATE INDEX session_due ON session (due_at);

-- What subscribers have been told, and what it was before the last change that nobody has been told of.
CREATE TABLE announcement (
    session_id TEXT PRIMARY KEY REFERENCES session (id),
    body TEXT NOT NULL,
    before_change TEXT,
    operation TEXT
);

-- How the people of a district stand to a session, by the rules of reach and the agreements.
CREATE TABLE standing (
    session_id TEXT NOT NULL REFERENCES session (id),
    district TEXT NOT NULL REFERENCES district (id),
    standing TEXT NOT NULL CHECK (standing IN ('home', 'guest', 'outside')),
    -- Whole kronor for a guest's seat and meeting; NULL where nothing is agreed.
    cost_per_seat BIGINT CHECK (cost_per_seat >= 0),
    PRIMARY KEY (session_id, district)
);

-- Somebody who has registered. The pseudonym and numbers stay when the person is erased; what tells who it is goes.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    district TEXT NOT NULL REFERENCES district (id),
    -- Name or alias, contact and needs, sealed; NULL when there are none.
    details TEXT,
    consented_at BIGINT,
    erased_at BIGINT,
    -- The end of their chain in access_log.
    log_entries BIGINT NOT NULL CHECK (log_entries >= 0),
    log_mark TEXT NOT NULL,
    CHECK (erased_at IS NULL OR details IS NULL)
);

-- What opens a person's page or calendar to whoever holds it. The token itself is shown once, to that person.
CREATE TABLE link (
    -- SHA-256 of the token.
    hash TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('page', 'calendar')),
    made_at BIGINT NOT NULL
);

CREATE INDEX link_person ON link (person_id);

-- The person lets the host district of a session know their name.
CREATE TABLE consent (
    person_id TEXT NOT NULL REFERENCES person (id),
    session_id TEXT NOT NULL REFERENCES session (id),
    given_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, session_id)
);

-- Two who must not meet.
CREATE TABLE barred (
    first_id TEXT NOT NULL REFERENCES person (id),
    second_id TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (first_id, second_id),
    CHECK (first_id <> second_id)
);

CREATE INDEX barred_second ON barred (second_id);

-- One row for each person in a session: a person has one place in it, or none.
CREATE TABLE place (
    session_id TEXT NOT NULL REFERENCES session (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    district TEXT NOT NULL,
    is_resident BIGINT NOT NULL CHECK (is_resident IN (0, 1)),
    is_guest BIGINT NOT NULL CHECK (is_guest IN (0, 1)),
    party BIGINT NOT NULL CHECK (party IN (1, 2)),
    wish TEXT NOT NULL,
    wish_rank BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    priority BIGINT NOT NULL,
    lead_days BIGINT NOT NULL CHECK (lead_days >= 0),
    replaces TEXT REFERENCES session (id),
    status TEXT NOT NULL CHECK (status IN ('waiting', 'resting', 'offered', 'seated')),
    kind TEXT CHECK (kind IN ('home', 'guest', 'lent')),
    reply_by BIGINT,
    has_kept BIGINT NOT NULL CHECK (has_kept IN (0, 1)),
    PRIMARY KEY (session_id, person_id),
    CHECK ((status IN ('offered', 'seated')) = (kind IS NOT NULL)),
    CHECK ((status = 'offered') = (reply_by IS NOT NULL))
);

CREATE INDEX place_person ON place (person_id);

-- The seats that there are. Nobody sits where there is none.
CREATE TABLE seat (
    session_id TEXT NOT NULL REFERENCES session (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    PRIMARY KEY (session_id, number)
);

-- Who has which seat, by an offer or for good. Why two people can never get the same seat: a row is a seat and its one person; the
-- primary key lets a seat have one row; the first foreign key lets it be only a seat that there is; the second, only of
-- somebody with a place in the session; and UNIQUE gives each of a party one seat. The database refuses all else, whatever
-- the program does.
CREATE TABLE sitting (
    session_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    part BIGINT NOT NULL CHECK (part IN (1, 2)),
    PRIMARY KEY (session_id, number),
    FOREIGN KEY (session_id, number) REFERENCES seat (session_id, number),
    FOREIGN KEY (session_id, person_id) REFERENCES place (session_id, person_id),
    UNIQUE (session_id, person_id, part)
);

-- All that has happened to seats. Rows are added, never changed or removed (triggers refuse it).
CREATE TABLE ledger (
    session_id TEXT NOT NULL REFERENCES session (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    reason TEXT NOT NULL,
    event TEXT NOT NULL,
    person_id TEXT REFERENCES person (id),
    -- What else the event says: name=value, joined by spaces.
    detail TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
);

CREATE INDEX ledger_operation ON ledger (operation);

-- Each reading and writing of a person's record; each row's mark covers it and all before it. Rows are added only.
CREATE TABLE access_log (
    person_id TEXT NOT NULL REFERENCES person (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    reason TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (person_id, number)
);
