-- Who acts on the page at home. Nobody looks at papers there: a representative is the one whom the record knows since its
-- opening, and says so themselves (server/src/home/who-acts.ts).

alter table closures drop constraint representatives_showed_papers;
alter table closures add constraint representatives_showed_papers check (
  (actor = 'self') = (relation is null)
  and case when kiosk_id is null
           then papers_call_id is null and opinion is null
           else (papers_call_id is null) = (relation is null) and (relation is null) = (opinion is null)
      end);

-- Null: asked before the page said who acts.
alter table home_choices
  add column actor text check (actor in ('self', 'parent', 'guardian')),
  add column relation text check (relation in ('mother', 'father', 'guardian')),
  add constraint representatives_have_a_relation check (
    case when actor is null then relation is null else (actor = 'self') = (relation is null) end);

-- Of the last request.
alter table home_accesses
  add column actor text check (actor in ('self', 'parent', 'guardian')),
  add column relation text check (relation in ('mother', 'father', 'guardian')),
  add constraint representatives_have_a_relation check (
    case when actor is null then relation is null else (actor = 'self') = (relation is null) end);
