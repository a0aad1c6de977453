-- Only calls of new documents: an old document that comes again must not undo what a newer one said of the call.
merge into dim_call as held
using (
    select * from incoming_dim_call
    semi join new_document using (call_id)
) as given
on held.call_id = given.call_id
when matched and (
    held.company_id, held.title, held.call_date, held.period_start, held.period_end, held.fiscal_year, held.fiscal_quarter
) is distinct from (
    given.company_id,
    coalesce(given.title, held.title),
    coalesce(given.call_date, held.call_date),
    given.period_start,
    given.period_end,
    coalesce(given.fiscal_year, held.fiscal_year),
    coalesce(given.fiscal_quarter, held.fiscal_quarter)
) then update set
    company_id = given.company_id,
    title = coalesce(given.title, held.title),
    call_date = coalesce(given.call_date, held.call_date),
    period_start = given.period_start,
    period_end = given.period_end,
    fiscal_year = coalesce(given.fiscal_year, held.fiscal_year),
    fiscal_quarter = coalesce(given.fiscal_quarter, held.fiscal_quarter)
when not matched then insert by name;
