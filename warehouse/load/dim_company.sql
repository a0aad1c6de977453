-- A null never hides what is known: a transcript in one language knows less of a company than one in the other.
merge into dim_company as held
using incoming_dim_company as given
on held.company_id = given.company_id
when matched and (held.name, held.name_zh, held.ticker, held.reporting_currency, held.fiscal_year_end_month) is distinct from (
    given.name,
    coalesce(given.name_zh, held.name_zh),
    coalesce(given.ticker, held.ticker),
    coalesce(given.reporting_currency, held.reporting_currency),
    coalesce(given.fiscal_year_end_month, held.fiscal_year_end_month)
) then update set
    name = given.name,
    name_zh = coalesce(given.name_zh, held.name_zh),
    ticker = coalesce(given.ticker, held.ticker),
    reporting_currency = coalesce(given.reporting_currency, held.reporting_currency),
    fiscal_year_end_month = coalesce(given.fiscal_year_end_month, held.fiscal_year_end_month)
when not matched then insert by name;
