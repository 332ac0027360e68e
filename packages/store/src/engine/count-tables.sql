-- Through a function of the owner's, for whoever asks is none.
select count_tables(:tables::text[])
