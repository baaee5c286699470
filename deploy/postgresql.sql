-- Once, as PostgreSQL's superuser:  psql -f deploy/postgresql.sql
-- The role owns its database (a restore renames the schema), and may create databases: `frikommune backup verify`
-- restores into one of its own and drops it. Without CREATEDB, verify elsewhere with --scratch.
-- The password is set by hand, so that it stands in no file:  \password frikommune
CREATE ROLE frikommune LOGIN CREATEDB;
CREATE DATABASE frikommune OWNER frikommune ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE frikommune FROM PUBLIC;
