select
    call.call_id,
    company.company_id as company,
    company.name as company_name,
    call.title,
    call.fiscal_year,
    call.fiscal_quarter,
    call.call_date,
    call.period_start,
    call.period_end,
    string_agg(document.language, ', ' order by document.language) as languages
from dim_call as call
inner join dim_company as company using (company_id)
inner join dim_document as document on call.call_id = document.call_id and document.is_current
group by all
order by company, call.period_end;
