-- Version 2: columns that came to tables that were there, and new tables. No table is made anew.

-- Whether staff alone tell of its seats, since not everybody may know its time or place.
ALTER TABLE session ADD COLUMN told_by_staff BIGINT NOT NULL DEFAULT 0 CHECK (told_by_staff IN (0, 1));

UPDATE session SET told_by_staff = 1 WHERE id IN (
    SELECT session_id FROM announcement
    WHERE body LIKE '%"visibility":"children"%' OR body LIKE '%"visibility":"protected"%');

-- A seat that is taken and not confirmed yet: its status is 'offered', and reply_by is when it is confirmed.
ALTER TABLE place ADD COLUMN is_noted BIGINT NOT NULL DEFAULT 0 CHECK (is_noted IN (0, 1));

-- When the visit began to the page that it opens; 0 before the first.
ALTER TABLE link ADD COLUMN visited_at BIGINT NOT NULL DEFAULT 0;

CREATE INDEX ledger_person ON ledger (session_id, person_id);
