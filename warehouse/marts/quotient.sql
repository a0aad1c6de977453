-- Integer division of whole numbers of billionths: no floating point touches a value. What is cut off can't change a later rounding.
create or replace macro mart.quotient(dividend, divisor) as (
    ((dividend * 1000000000)::hugeint * 1000000000 // nullif((divisor * 1000000000)::hugeint, 0))::decimal(38, 0) * 0.000000001
)::decimal(38, 9);
comment on macro mart.quotient is 'dividend / divisor of two DECIMAL(38, 9) values as DECIMAL(38, 9), cut off after 9 decimals; null where the divisor is 0';
