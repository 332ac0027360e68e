-- Asked before anything is placed: whatever came later is placed perhaps, never overlooked.
select (select arrivals from appeal_arrival where district_code = :district)::text as arrivals
