CREATE SCHEMA timescaledb_information;
CREATE TABLE timescaledb_information.calls (name text, relation text, PRIMARY KEY (name, relation));
CREATE VIEW timescaledb_information.hypertables AS
    SELECT relation AS hypertable_name FROM timescaledb_information.calls WHERE name = 'create';
CREATE FUNCTION public.create_hypertable(
    relation regclass, time_column_name name, create_default_indexes boolean DEFAULT true
) RETURNS void LANGUAGE sql AS $$
    INSERT INTO timescaledb_information.calls VALUES ('create', relation::text)
$$;
CREATE FUNCTION public.drop_chunks(relation regclass, older_than anyelement)
RETURNS SETOF text LANGUAGE sql AS $$
    INSERT INTO timescaledb_information.calls VALUES ('drop', relation::text) RETURNING relation
$$;
