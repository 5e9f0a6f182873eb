-- What one choice writes to the data, as pgbench says it: one transaction each, for it knows no group commit.
\set n random(1, 20000)
BEGIN;
SELECT pg_advisory_xact_lock(7017293723694428001);
UPDATE head SET sequence = sequence + 1 WHERE one = 1 RETURNING sequence AS s \gset
INSERT INTO entries (sequence, at, kind, subjects, leaf) VALUES (:s, 1, 'choice.withdraw', '\x01', decode(repeat('7b', 300), 'hex'));
INSERT INTO choices (ordinal, id, act, purpose, recipient, notice, at, channel, actor_kind, actor_id, explicit, guardian, gift, collection_point, wording, request, recorded_at, sequence)
VALUES (:n, decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'withdraw', 'newsletter', '*', NULL, 1, 'web', 'key', 'k', 0, 0, 0, NULL, NULL, NULL, 1, :s);
COMMIT;
